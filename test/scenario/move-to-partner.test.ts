import { failStep } from "@throughline/domain/enrollment/fail-step";
import { markStepComplete } from "@throughline/domain/enrollment/mark-step-complete";
import { moveToPartner } from "@throughline/domain/enrollment/move-to-partner";
import { makeConnection } from "@throughline/seed/factory/connection";
import { makePartner } from "@throughline/seed/factory/partner";
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { beginJourney, daysLater, monday } from "../support/journey.ts";
import { openStore, type TestStore } from "../support/store.ts";
import { enrollStudent } from "../support/student.ts";
import { openTown } from "../support/town.ts";
import { until } from "../support/until.ts";

describe("moving a step to another partner", () => {
  let school: TestStore;
  let other: { id: string };
  beforeAll(async () => {
    school = await openStore();
    other = await makePartner(school.database);
    await makeConnection(school.database, {
      partnerId: other.id,
      encryptionKey: randomBytes(32),
      baseUrl: "http://127.0.0.1:1",
      apiKey: "sesame",
    });
  });
  afterAll(() => school.close());

  const move = (stepId: string, partnerId = other.id, now = daysLater(1)) =>
    school.run((tx) =>
      moveToPartner(
        tx,
        { stepId, partnerId, courseRef: "their-course", reason: "No place" },
        now,
      ),
    );

  test("withdraws at the old one, asks the new one, and begins the wait anew", async () => {
    const ana = await beginJourney(school);
    await ana.accept(1);
    const before = await ana.step(1);
    expect(await move(before.id)).toMatchObject({ kind: "moved" });

    const after = await ana.step(1);
    expect(after).toMatchObject({
      state: "PENDING",
      partnerId: other.id,
      partnerCourseRef: "their-course",
      startedAt: null,
      openedAt: daysLater(1),
      partnerEnrollment: {
        partnerId: other.id,
        attempt: 2,
        externalId: null,
        acceptedAt: null,
        desiredState: "ENROLLED",
      },
    });
    const departure = await school.database.partnerDeparture.findFirstOrThrow({
      where: { enrollmentStepId: before.id },
    });
    expect(departure).toMatchObject({
      partnerId: before.partnerId,
      externalId: before.partnerEnrollment?.externalId,
      toldAt: null,
    });
    const jobs = await school.database.$queryRaw<{ name: string }[]>`
      SELECT name FROM pgboss.job WHERE data->>'departureId' = ${departure.id}`;
    expect(jobs).toEqual([{ name: "partner.leave" }]);
    const moved = await school.database.domainEvent.findFirstOrThrow({
      where: { type: "step.moved", enrollmentStepId: before.id },
    });
    expect(moved.reason).toBe("No place");
  });

  test("keeps the counts the same as a full count", async () => {
    const ana = await beginJourney(school);
    await ana.accept(1);
    const { id, courseStepId } = await ana.step(1);
    await move(id);
    const events = await school.database.domainEvent.findMany({
      where: { enrollmentId: ana.enrollmentId },
    });
    const counts: Record<string, number> = {};
    for (const { tally } of events)
      for (const [measure, count] of Object.entries(
        (tally as Record<string, Record<string, number>> | null)?.[
          courseStepId
        ] ?? {},
      ))
        counts[measure] = (counts[measure] ?? 0) + count;
    const held = Object.entries(counts).filter(([, count]) => count !== 0);
    expect(Object.fromEntries(held)).toEqual({ WAITING: 1 });
  });

  test("what the old partner still says is ignored", async () => {
    const ana = await beginJourney(school);
    await ana.accept(1);
    const { id, partnerId } = await ana.step(1);
    await move(id);
    await school.database.enrollmentStep.update({
      where: { id },
      data: { partnerId },
    });
    const { applied } = await ana.say(1, { type: "courseCompleted" });
    expect(applied).toMatchObject({ kind: "ignored" });
    expect((await ana.step(1)).state).toBe("PENDING");
  });

  test("a step ahead is asked for when its turn comes", async () => {
    const ana = await beginJourney(school);
    await ana.accept(1);
    const second = await ana.step(2);
    await move(second.id);
    expect(await ana.step(2)).toMatchObject({
      partnerId: other.id,
      openedAt: null,
      partnerEnrollment: null,
    });
    const first = await ana.step(1);
    await school.run((tx) =>
      markStepComplete(tx, { stepId: first.id }, daysLater(2)),
    );
    expect(await ana.step(2)).toMatchObject({
      partnerEnrollment: { partnerId: other.id },
    });
  });

  test("mends a step that failed", async () => {
    const ana = await beginJourney(school);
    const { id } = await ana.step(1);
    await school.run((tx) =>
      failStep(tx, { stepId: id, reason: "No place." }, monday),
    );
    await move(id);
    expect(await ana.step(1)).toMatchObject({
      state: "PENDING",
      failureReason: null,
      partnerId: other.id,
    });
  });

  test("is refused for a completed step, to the same partner, and to one without a connection", async () => {
    const ana = await beginJourney(school);
    await ana.accept(1);
    const { id, partnerId } = await ana.step(1);
    expect(await move(id, partnerId ?? "")).toMatchObject({
      kind: "refused",
      field: "partnerId",
    });
    const mute = await makePartner(school.database);
    expect(await move(id, mute.id)).toMatchObject({
      kind: "refused",
      field: "partnerId",
    });
    await school.run((tx) => markStepComplete(tx, { stepId: id }, monday));
    expect(await move(id)).toMatchObject({ kind: "refused", field: "stepId" });
    expect(
      await school.database.partnerDeparture.count({
        where: { enrollmentStepId: id },
      }),
    ).toBe(0);
  });
});

test("a student who is moved finishes at the new partner, and the old one was told", async () => {
  const town = await openTown();
  try {
    const ana = await enrollStudent(town);
    await ana.reaches("milady", "IN_PROGRESS");
    const step = await town.database.enrollmentStep.findFirstOrThrow({
      where: { partner: { slug: "milady" } },
    });
    const nha = await town.database.partner.findUniqueOrThrow({
      where: { slug: "nha" },
    });
    const id = (type: string, of: string) =>
      Buffer.from(`${type}:${of}`).toString("base64url");
    const answer = await town.admin.ask(
      `mutation ($input: MoveStepInput!) { moveStepToPartner(input: $input) { __typename ... on EnrollmentStep { partner { slug } } ... on UserError { field message } } }`,
      {
        input: {
          stepId: id("EnrollmentStep", step.id),
          partnerId: id("Partner", nha.id),
          courseRef: "nha-course",
          reason: "Milady has no place",
        },
      },
    );
    expect(answer).toMatchObject({
      moveStepToPartner: { partner: { slug: "nha" } },
    });
    await ana.reaches("nha", "IN_PROGRESS");
    await until("milady was told", async () => {
      const departure = await town.database.partnerDeparture.findFirst();
      return departure?.toldAt;
    });
    const { enrollmentId } = step;
    const first = () =>
      town.database.enrollmentStep.findFirstOrThrow({
        where: { enrollmentId, position: step.position },
        include: { partnerEnrollment: true },
      });
    await until("nha finished it", async () => {
      const { partnerEnrollment } = await first();
      return (
        partnerEnrollment &&
        town.partners.progress(
          "nha",
          `${partnerEnrollment.id}.${partnerEnrollment.attempt}`,
          100,
        )
      );
    });
    await until(
      "the step is completed",
      async () => (await first()).state === "COMPLETED",
    );
    expect(
      await town.database.inboundMessage.count({
        where: { state: "QUARANTINED" },
      }),
    ).toBe(0);
  } finally {
    await town.close();
  }
});
