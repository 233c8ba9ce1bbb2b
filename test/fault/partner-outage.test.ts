import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { monday } from "../support/journey.ts";
import {
  openSchools,
  type PartnerSchool,
  type Schools,
} from "../support/schools.ts";
import { until } from "../support/until.ts";

function first<Item>([item]: Item[]): Item {
  if (item === undefined) throw new Error("there is none");
  return item;
}

describe("a partner that is down for an hour, with 200 students on their way to it", () => {
  const students = 200;
  let town: Schools;
  let milady: PartnerSchool;
  let enrolled: string[];
  let backAt: Date;
  let callsBefore: number;

  beforeAll(async () => {
    town = await openSchools(["milady"], { startAt: monday });
    milady = first(town.schools);
    town.partners.setFaults({ down: true });
    await town.startWorker();
    enrolled = await town.enroll(milady, students);
    await until("the first call has failed", () =>
      town.database.partnerCircuit.count({ where: { failures: { gt: 0 } } }),
    );
    for (let minute = 0; minute < 60; minute += 1) {
      await sleep(250);
      town.clock.forward(60);
    }
  });
  afterAll(() => town.close());

  const circuit = () =>
    town.database.partnerCircuit.findUniqueOrThrow({
      where: { partnerId: milady.partner.id },
    });

  test("is left in peace, but for a look now and then, and everybody waits", async () => {
    await until("all of them wait", async () => {
      const waiting = await town.database.partnerEnrollment.count({
        where: { retryAt: { not: null } },
      });
      return waiting === students;
    });
    const { reason } = await until("no look is under way", async () => {
      const now = await circuit();
      return now.state === "OPEN" && now;
    });
    expect(reason).toBe("milady does not answer just now.");
    expect(town.gate.calls.length).toBeLessThan(60);
    expect(await town.count(enrolled)).toEqual({ PENDING: students });
  });

  test("is looked at by asking after its health, so that the outage uses up nobody's tries", async () => {
    const looks = town.gate.calls.filter(({ method }) => method === "GET");
    expect(new Set(looks.map(({ path }) => path))).toEqual(
      new Set(["/milady/v1/health"]),
    );
    const mostTried = await town.database.partnerEnrollment.aggregate({
      _max: { failures: true },
    });
    expect(mostTried._max.failures).toBe(1);
  });

  test("is gone to again by itself, gently, and nobody is lost or enrolled twice", async () => {
    callsBefore = town.gate.calls.length;
    town.partners.setFaults({ down: false, delayMs: 20 });
    backAt = town.clock.now();
    await until(
      "everybody is enrolled",
      async () => {
        town.clock.forward(20);
        await sleep(200);
        return (await town.count(enrolled)).IN_PROGRESS === students;
      },
      110,
    );
    expect(town.partners.state().partners[0]?.counts).toEqual({
      enrolled: students,
      completed: 0,
      withdrawn: 0,
    });
    const started = await town.database.domainEvent.count({
      where: { type: "step.started" },
    });
    expect(started).toBe(students);
  });

  test("gets one call first, then two at once, four, and never more than eight", () => {
    const calls = town.gate.calls.slice(callsBefore);
    const peaks = calls.map(({ atOnce }) => atOnce);
    // Whoever had been asked for before is looked up first, so that a turn may take two calls one after the other.
    expect(peaks[0]).toBe(1);
    expect(Math.max(...peaks.slice(0, 2))).toBeLessThanOrEqual(2);
    expect(Math.max(...peaks.slice(0, 1 + 2))).toBeLessThanOrEqual(2);
    expect(Math.max(...peaks.slice(0, 1 + 2 + 4))).toBeLessThanOrEqual(4);
    expect(Math.max(...peaks)).toBeLessThanOrEqual(8);
  });

  test("had an outage that began with its first failure and ended with its first answer", async () => {
    const outages = await town.database.partnerOutage.findMany();
    expect(outages).toHaveLength(1);
    const [outage] = outages;
    const { occurredAt: firstStarted } =
      await town.database.domainEvent.findFirstOrThrow({
        where: { type: "step.started" },
        orderBy: { id: "asc" },
      });
    const endedAt = outage?.endedAt?.getTime() ?? 0;
    expect(outage?.startedAt).toEqual(monday);
    expect(endedAt).toBeGreaterThanOrEqual(backAt.getTime());
    expect(endedAt).toBeLessThanOrEqual(firstStarted.getTime());
    expect(await circuit()).toMatchObject({ state: "CLOSED", reason: null });
  });

  test("is spoken of once for each student, however often it was tried", async () => {
    const spoken = await town.database.domainEvent.groupBy({
      by: ["enrollmentStepId"],
      where: { type: "partner.unavailable" },
      _count: true,
    });
    expect(spoken).toHaveLength(students);
    expect(Math.max(...spoken.map(({ _count }) => _count))).toBe(1);
    const rows = await town.database.partnerEnrollment.count({
      where: { failures: 0, retryAt: null, lastError: null },
    });
    expect(rows).toBe(students);
  });
});

describe("with the clock as it is", () => {
  let town: Schools;
  let slow: PartnerSchool;
  let quick: PartnerSchool;
  beforeAll(async () => {
    town = await openSchools(["slow", "quick"]);
    [slow, quick] = town.schools as [PartnerSchool, PartnerSchool];
    await town.startWorker();
  });
  afterAll(() => town.close());

  const postsTo = (slug: string) =>
    town.gate.calls.filter(
      (call) => call.slug === slug && call.method === "POST",
    );
  const enrolledAt = (slug: string) =>
    town.partners.state().partners.find((each) => each.slug === slug)?.counts
      .enrolled;

  test("a reply that was lost is looked up before anything is created again", async () => {
    town.partners.setFaults({ loseReplyRate: 1 }, "quick");
    const [id = ""] = await town.enroll(quick, 1);
    await until("the reply was lost", () => postsTo("quick").length > 0);
    town.partners.setFaults({ loseReplyRate: 0 }, "quick");
    await until(
      "the place was found",
      async () => (await town.count([id])).IN_PROGRESS === 1,
    );
    expect(postsTo("quick")).toHaveLength(1);
    expect(enrolledAt("quick")).toBe(1);
  });

  test("a rate limit is waited out as told, and uses up nothing", async () => {
    town.partners.setFaults({ rateLimit: true, retryAfterSeconds: 8 }, "quick");
    const before = town.gate.calls.length;
    const ids = await town.enroll(quick, 5);
    await until("somebody was told to wait", () =>
      town.gate.calls.some(({ status }) => status === 429),
    );
    await sleep(2000);
    const during = town.gate.calls.length - before;
    town.partners.setFaults({ rateLimit: false }, "quick");
    await until(
      "all are enrolled",
      async () => (await town.count(ids)).IN_PROGRESS === 5,
    );
    expect(during).toBeLessThanOrEqual(5);
    const circuit = await town.database.partnerCircuit.findUniqueOrThrow({
      where: { partnerId: quick.partner.id },
    });
    expect(circuit.state).toBe("CLOSED");
    expect(
      await town.database.partnerOutage.count({
        where: { partnerId: quick.partner.id },
      }),
    ).toBe(0);
  });

  test("a partner that takes 30 seconds for a reply slows nobody but its own students, and loses none of them", async () => {
    town.partners.setFaults({ delayMs: 30_000 }, "slow");
    const waiting = await town.enroll(slow, 40);
    await until("it is asked", () => postsTo("slow").length >= 8);
    const moving = await town.enroll(quick, 10);
    await until(
      "the others are enrolled, sooner than the first call to it is given up",
      async () => (await town.count(moving)).IN_PROGRESS === 10,
      14,
    );
    expect(await town.count(waiting)).toEqual({ PENDING: 40 });

    town.partners.setFaults({ delayMs: 0 }, "slow");
    await until(
      "its own are enrolled",
      async () => (await town.count(waiting)).IN_PROGRESS === 40,
      90,
    );
    expect(enrolledAt("slow")).toBe(40);
  });
});
