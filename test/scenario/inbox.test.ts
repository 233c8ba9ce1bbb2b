import { ignoreMessage } from "@throughline/domain/inbox/ignore-message";
import { replayMessage } from "@throughline/domain/inbox/replay-message";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { beginJourney, daysLater, monday } from "../support/journey.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
beforeAll(async () => {
  school = await openStore();
});
afterAll(() => school.close());

const messageOf = (externalId: string) =>
  school.database.inboundMessage.findFirstOrThrow({ where: { externalId } });

describe("a message about an enrolment that nobody knows", () => {
  test("is set aside with the reason, and seen by the readers of the log", async () => {
    const ana = await beginJourney(school);
    const { applied } = await ana.say(
      1,
      { type: "courseCompleted", externalId: "nobody" },
      { messageId: "stray" },
    );
    expect(applied).toMatchObject({ kind: "quarantined" });
    expect(await messageOf("stray")).toMatchObject({
      state: "QUARANTINED",
      reason: expect.stringContaining("nobody") as string,
    });
    const event = await school.database.domainEvent.findFirst({
      where: { inboundMessageId: (await messageOf("stray")).id },
    });
    expect(event?.type).toBe("message.quarantined");
    expect(await ana.states()).toEqual(["PENDING", "PENDING", "PENDING"]);
  });

  test("is taken up again by itself when the partner's id becomes known", async () => {
    const ana = await beginJourney(school);
    await ana.say(
      1,
      { type: "progressUpdated", progress: 20 },
      { messageId: "early" },
    );
    expect((await messageOf("early")).state).toBe("QUARANTINED");
    await ana.accept(1);
    expect((await messageOf("early")).state).toBe("RECEIVED");
  });

  test("is not stranded when it comes in the very moment of the acceptance", async () => {
    for (let round = 0; round < 5; round += 1) {
      const ana = await beginJourney(school);
      await Promise.all([
        ana.accept(1),
        ana.say(1, { type: "progressUpdated", progress: 20 }),
      ]);
      const stranded = await school.database.inboundMessage.count({
        where: {
          orderingKey: { endsWith: ana.externalIdOf(1) },
          state: "QUARANTINED",
        },
      });
      expect(stranded).toBe(0);
    }
  });

  test("can be replayed or ignored by an admin, with a reason", async () => {
    const ana = await beginJourney(school);
    await ana.say(
      1,
      { type: "courseCompleted", externalId: "x" },
      { messageId: "replay-me" },
    );
    const { id: messageId } = await messageOf("replay-me");
    expect(
      await school.run((tx) => replayMessage(tx, { messageId }, monday)),
    ).toMatchObject({ kind: "replayed" });
    expect(await messageOf("replay-me")).toMatchObject({
      state: "RECEIVED",
      replays: 1,
      settledAt: null,
    });

    const bo = await beginJourney(school);
    await bo.say(
      1,
      { type: "courseCompleted", externalId: "y" },
      { messageId: "ignore-me" },
    );
    const ignored = await messageOf("ignore-me");
    await school.run((tx) =>
      ignoreMessage(
        tx,
        { messageId: ignored.id, reason: "A test of the partner's" },
        monday,
      ),
    );
    expect(await messageOf("ignore-me")).toMatchObject({
      state: "IGNORED",
      reason: "A test of the partner's",
    });
  });
});

describe("a message that contradicts what is known", () => {
  test("is set aside where its two ids name different enrolments", async () => {
    const ana = await beginJourney(school);
    const bo = await beginJourney(school);
    await ana.accept(1);
    const { partnerEnrollment } = await bo.step(1);
    const { applied } = await ana.say(1, {
      type: "courseCompleted",
      reference: partnerEnrollment?.id ?? null,
    });
    expect(applied).toMatchObject({ kind: "quarantined" });
    expect([(await ana.states())[0], (await bo.states())[0]]).toEqual([
      "IN_PROGRESS",
      "PENDING",
    ]);
  });

  test("is set aside where a partner gives one student another one's id", async () => {
    const ana = await beginJourney(school);
    await ana.accept(1);
    const { partnerId } = await ana.step(1);
    const bo = await beginJourney(school);
    await school.database.enrollmentStep.updateMany({
      where: { enrollmentId: bo.enrollmentId, position: 1 },
      data: { partnerId: partnerId ?? "" },
    });
    await school.database.partnerEnrollment.updateMany({
      where: { enrollmentStep: { enrollmentId: bo.enrollmentId } },
      data: { partnerId: partnerId ?? "" },
    });
    const { partnerEnrollment } = await bo.step(1);
    const { applied } = await bo.say(1, {
      type: "courseCompleted",
      externalId: ana.externalIdOf(1),
      reference: partnerEnrollment?.id ?? null,
    });
    expect(applied).toMatchObject({ kind: "quarantined" });
    expect((await bo.states())[0]).toBe("PENDING");
  });
});

describe("progress", () => {
  test("goes by the partner's time, not by the order of arrival", async () => {
    const ana = await beginJourney(school);
    await ana.accept(1);
    await ana.say(
      1,
      { type: "progressUpdated", progress: 80, occurredAt: daysLater(2) },
      { now: daysLater(3) },
    );
    const late = await ana.say(
      1,
      { type: "progressUpdated", progress: 30, occurredAt: daysLater(1) },
      { now: daysLater(3) },
    );
    expect(late.applied).toMatchObject({ kind: "ignored" });
    expect((await ana.step(1)).partnerEnrollment?.progress).toBe(80);
  });

  test("from a clock that is ahead counts as now", async () => {
    const ana = await beginJourney(school);
    await ana.accept(1);
    await ana.say(
      1,
      { type: "courseCompleted", occurredAt: daysLater(9) },
      { now: daysLater(1) },
    );
    expect((await ana.step(1)).settledAt).toEqual(daysLater(1));
  });

  test("reported as before the start is taken as the start", async () => {
    const ana = await beginJourney(school);
    await ana.accept(1, daysLater(2));
    await ana.say(
      1,
      { type: "courseCompleted", occurredAt: daysLater(1) },
      { now: daysLater(3) },
    );
    expect((await ana.step(1)).settledAt).toEqual(daysLater(2));
  });
});

test("a partner's certificate is kept as evidence and moves nothing", async () => {
  const ana = await beginJourney(school);
  await ana.accept(1);
  const certificateUrl = "https://partner.example/certificate/1";
  await ana.say(1, { type: "certificateIssued", certificateUrl });
  expect(await ana.step(1)).toMatchObject({
    state: "IN_PROGRESS",
    partnerEnrollment: { certificateUrl },
  });
});
