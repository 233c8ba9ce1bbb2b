import { askForTurns } from "@throughline/domain/partner/ask-for-turns";
import type { CallResult } from "@throughline/domain/partner/circuit.rules";
import { giveUpEnrolment } from "@throughline/domain/partner/give-up";
import { lineUp } from "@throughline/domain/partner/line-up";
import { probePartner } from "@throughline/domain/partner/probe-partner";
import { recordCall } from "@throughline/domain/partner/record-call";
import { recordRefusal } from "@throughline/domain/partner/record-refusal";
import { recordUnavailable } from "@throughline/domain/partner/record-unavailable";
import { failStep } from "@throughline/domain/enrollment/fail-step";
import { makeConnection } from "@throughline/seed/factory/connection";
import { makePartner } from "@throughline/seed/factory/partner";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { beginJourney, monday } from "../support/journey.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
beforeAll(async () => {
  school = await openStore();
});
afterAll(() => school.close());

const later = (seconds: number) => new Date(monday.getTime() + seconds * 1000);
const failed: CallResult = {
  kind: "failed",
  reason: "no answer",
  retryAfterSeconds: null,
  sure: false,
};

async function newPartner(callsPerMinute = 60) {
  const { id } = await makePartner(school.database);
  await makeConnection(school.database, {
    partnerId: id,
    encryptionKey: new Uint8Array(32),
  });
  await school.database.partnerConnection.update({
    where: { partnerId: id },
    data: { callsPerMinute },
  });
  return id;
}
const ask = (
  partnerId: string,
  asker: "call" | "drain" = "call",
  now = monday,
) => school.run((tx) => askForTurns(tx, { partnerId, asker }, now));
const report = (partnerId: string, result: CallResult, now = monday) =>
  school.run((tx) =>
    recordCall(tx, { partnerId, result, askedAt: now, random: 0 }, now),
  );
const times = <T>(count: number, act: () => Promise<T>) =>
  Promise.all(Array.from({ length: count }, act));
const eventsOf = async (partnerId: string) => {
  const events = await school.database.domainEvent.findMany({
    where: { payload: { path: ["partnerId"], equals: partnerId } },
    orderBy: { id: "asc" },
  });
  return events.map(({ type }) => type);
};

describe("many workers at one partner", () => {
  test("make no more calls in a minute than it takes", async () => {
    const partnerId = await newPartner(10);
    const answers = await times(30, () => ask(partnerId));
    expect(answers.filter(({ kind }) => kind === "go")).toHaveLength(10);
    expect((await ask(partnerId, "call", later(60))).kind).toBe("go");
  });

  test("open its circuit once, and its outage begins with the first failure", async () => {
    const partnerId = await newPartner();
    await report(partnerId, failed);
    await times(8, () => report(partnerId, failed, later(5)));
    expect(await eventsOf(partnerId)).toEqual(["partner.circuitOpened"]);
    const outages = await school.database.partnerOutage.findMany({
      where: { partnerId },
    });
    expect(outages).toMatchObject([
      { startedAt: monday, endedAt: null, reason: "no answer" },
    ]);
  });

  test("send one to find out whether it is back, whose answer closes the circuit and ends the outage", async () => {
    const partnerId = await newPartner();
    await times(5, () => report(partnerId, failed));
    const due = later(20);
    const probes = await times(10, () => ask(partnerId, "drain", due));
    expect(probes.filter(({ kind }) => kind === "go")).toEqual([
      { kind: "go", turns: 1, isProbe: true },
    ]);
    await report(partnerId, { kind: "answered" }, due);
    expect(await eventsOf(partnerId)).toEqual([
      "partner.circuitOpened",
      "partner.circuitHalfOpened",
      "partner.circuitClosed",
    ]);
    const [outage] = await school.database.partnerOutage.findMany({
      where: { partnerId },
    });
    expect(outage?.endedAt).toEqual(due);
  });

  test("line up one drain and no more, however many look and however often", async () => {
    const partnerId = await newPartner();
    await times(5, () => report(partnerId, failed));
    const drains = () =>
      school.database.$queryRaw<unknown[]>`
        SELECT 1 FROM pgboss.job WHERE name = 'partner.drain' AND data->>'partnerId' = ${partnerId}`;
    await school.run((tx) => lineUp(tx, later(1)));
    expect(await drains()).toHaveLength(0);
    await times(5, () => school.run((tx) => lineUp(tx, later(20))));
    await school.run((tx) => lineUp(tx, later(40)));
    expect(await drains()).toHaveLength(1);
  });
});

test("an admin has a partner tried at once", async () => {
  const partnerId = await newPartner();
  await times(5, () => report(partnerId, failed));
  const probe = () =>
    school.run((tx) => probePartner(tx, { partnerId }, later(1)));
  expect((await ask(partnerId, "drain", later(1))).kind).toBe("wait");
  expect(await probe()).toEqual({ kind: "tried", partnerId });
  expect((await ask(partnerId, "drain", later(1))).kind).toBe("go");
  expect(await probe()).toEqual({ kind: "unchanged", partnerId });
});

describe("a request that waits", () => {
  async function waiting() {
    const ana = await beginJourney(school);
    const { partnerEnrollment } = await ana.step(1);
    const request = {
      partnerEnrollmentId: partnerEnrollment?.id ?? "",
      attempt: 1,
    };
    const history = async () => {
      const { id } = await ana.step(1);
      const events = await school.database.domainEvent.findMany({
        where: { enrollmentStepId: id },
        orderBy: { id: "asc" },
      });
      return events.map(({ type }) => type);
    };
    return { ana, request, history };
  }

  test("is spoken of once, uses up nothing while the partner is down, and is free again when accepted", async () => {
    const { ana, request, history } = await waiting();
    const delay = { ...request, retryAt: later(1), counts: false };
    for (const reason of ["no answer", "down", "no answer"])
      await school.run((tx) =>
        recordUnavailable(tx, { ...delay, reason }, monday),
      );
    expect((await ana.step(1)).partnerEnrollment).toMatchObject({
      failures: 0,
      retryAt: later(1),
      lastError: "no answer",
    });
    expect(
      (await history()).filter((type) => type === "partner.unavailable"),
    ).toHaveLength(1);
    await ana.accept(1);
    expect((await ana.step(1)).partnerEnrollment).toMatchObject({
      failures: 0,
      retryAt: null,
      lastError: null,
    });
  });

  test("and was given up fails its step; the partner's acceptance takes it up again", async () => {
    const { ana, request, history } = await waiting();
    await school.run((tx) =>
      giveUpEnrolment(
        tx,
        { ...request, reason: "No answer 12 times." },
        monday,
      ),
    );
    expect(await ana.step(1)).toMatchObject({
      state: "FAILED",
      failureReason: "No answer 12 times.",
    });
    await ana.accept(1);
    expect((await ana.step(1)).state).toBe("IN_PROGRESS");
    expect((await history()).slice(-2)).toEqual([
      "step.retried",
      "step.started",
    ]);
  });

  test("and was refused is taken up again when the partner accepts after all", async () => {
    const { ana, request } = await waiting();
    await school.run((tx) =>
      recordRefusal(tx, { ...request, reason: "Full." }, monday),
    );
    expect((await ana.step(1)).state).toBe("FAILED");
    await ana.say(1, {
      type: "enrollmentCreated",
      reference: request.partnerEnrollmentId,
    });
    expect(await ana.step(1)).toMatchObject({
      state: "IN_PROGRESS",
      failureReason: null,
    });
  });

  test("and was failed by an admin stays failed, whatever the partner says", async () => {
    const { ana } = await waiting();
    const { id: stepId } = await ana.step(1);
    await school.run((tx) =>
      failStep(tx, { stepId, reason: "Did not pay." }, monday),
    );
    await ana.accept(1);
    expect((await ana.step(1)).state).toBe("FAILED");
  });
});
