import { changeEnrollment } from "@throughline/domain/enrollment/change-enrollment";
import { reopenStep } from "@throughline/domain/enrollment/reopen-step";
import { measurePipeline } from "@throughline/domain/pipeline/pipeline.metrics";
import { watchLateness } from "@throughline/domain/pipeline/watch-lateness";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { beginJourney, daysLater, monday } from "../support/journey.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
let ana: Awaited<ReturnType<typeof beginJourney>>;
beforeAll(async () => {
  school = await openStore();
});
afterAll(() => school.close());
beforeEach(async () => {
  ana = await beginJourney(school);
});

const reason = "Agreed with the student";

/** Everything that is due is looked at, as the job does. */
async function look(days: number): Promise<void> {
  const now = daysLater(days);
  while (
    (await school.run((tx) => watchLateness(tx, { limit: 50 }, now))) === 50
  );
}

const late = async (position = 1) => {
  const { atRiskAt, breachedAt, stuckAt } = await ana.step(position);
  return Object.entries({ atRiskAt, breachedAt, stuckAt })
    .filter(([, at]) => at)
    .map(([name]) => name);
};

const change = (command: "suspend" | "resume" | "cancel", days: number) =>
  school.run((tx) =>
    changeEnrollment(
      tx,
      command,
      { enrollmentId: ana.enrollmentId, reason },
      daysLater(days),
    ),
  );

const lateFacts = async () =>
  (
    await school.database.domainEvent.findMany({
      where: {
        enrollmentId: ana.enrollmentId,
        type: {
          in: ["step.atRisk", "step.breached", "step.stuck", "step.relieved"],
        },
      },
      orderBy: { id: "asc" },
    })
  ).map(({ type }) => type);

const counted = async () => {
  const { courseId } = await ana.read();
  const pipeline = await measurePipeline(
    school.database,
    { courseId },
    daysLater(60),
  );
  const [first] = pipeline?.steps ?? [];
  return [first?.atRisk, first?.overdue, first?.stuck];
};

test("a step gets late in time, each way once, and the pipeline counts it", async () => {
  await look(5.5);
  expect(await late()).toEqual([]);
  await look(5.7);
  expect(await late()).toEqual(["atRiskAt"]);
  await look(7.1);
  await look(7.2);
  await look(20);
  expect(await lateFacts()).toEqual([
    "step.atRisk",
    "step.breached",
    "step.stuck",
  ]);
  expect((await ana.step(1)).breachedAt).toEqual(daysLater(7));
  expect(await counted()).toEqual([1, 1, 1]);
});

test("starting begins the count anew, completing ends it", async () => {
  await look(8);
  await ana.accept(1, daysLater(8));
  expect(await late()).toEqual([]);
  expect(await counted()).toEqual([0, 0, 0]);
  await look(14);
  expect(await late()).toEqual(["atRiskAt"]);
  await ana.say(1, { type: "courseCompleted" }, { now: daysLater(15) });
  await look(60);
  expect(await late()).toEqual([]);
  expect((await ana.step(1)).onTime).toBe(true);
  expect((await ana.step(1)).tookSeconds).toBe(7 * 86_400);
});

test("nothing counts while the enrollment is suspended or the partner is down, and overlapping pauses count once", async () => {
  const { partnerId } = await ana.step(1);
  await ana.accept(1, monday);
  await change("suspend", 2);
  await school.database.partnerOutage.create({
    data: {
      partnerId: partnerId ?? "",
      startedAt: daysLater(3),
      endedAt: daysLater(6),
      reason: "It does not answer.",
    },
  });
  await look(9);
  expect(await late()).toEqual([]);
  await change("resume", 5);
  await look(9);
  expect(await late()).toEqual([]);
  await look(11.1);
  expect(await late()).toEqual(["atRiskAt", "breachedAt", "stuckAt"]);
  expect((await ana.step(1)).breachedAt).toEqual(daysLater(11));
  await ana.say(1, { type: "courseCompleted" }, { now: daysLater(12) });
  expect((await ana.step(1)).tookSeconds).toBe(8 * 86_400);
  expect((await ana.step(1)).onTime).toBe(false);
});

test("while the partner is down nothing is flagged, and it is looked at again", async () => {
  const { partnerId } = await ana.step(1);
  const outage = await school.database.partnerOutage.create({
    data: {
      partnerId: partnerId ?? "",
      startedAt: daysLater(6.9),
      reason: "It does not answer.",
    },
  });
  await look(7.05);
  expect(await late()).toEqual([]);
  await school.database.partnerOutage.update({
    where: { id: outage.id },
    data: { endedAt: daysLater(8) },
  });
  await look(8.05);
  expect(await late()).toEqual(["atRiskAt"]);
  await look(8.2);
  expect(await late()).toEqual(["atRiskAt", "breachedAt", "stuckAt"]);
});

test("more days relieve a step", async () => {
  await look(7.5);
  await school.database.enrollmentStep.update({
    where: { id: (await ana.step(1)).id },
    data: { expectedDays: 30, slaCheckAt: daysLater(7.6) },
  });
  await look(7.6);
  expect(await late()).toEqual(["stuckAt"]);
  expect(await lateFacts()).toEqual([
    "step.atRisk",
    "step.breached",
    "step.stuck",
    "step.relieved",
  ]);
  expect(await counted()).toEqual([0, 0, 1]);
});

test("canceling ends lateness and counts a drop-out where the student stood", async () => {
  await look(30);
  await change("cancel", 31);
  expect(await late()).toEqual([]);
  expect((await ana.step(1)).droppedAt).toEqual(daysLater(31));
  expect(await counted()).toEqual([0, 0, 0]);
  await look(60);
  expect(await late()).toEqual([]);
});

test("a reopened step that had taken its days already is late at once", async () => {
  await ana.accept(1, monday);
  await ana.say(1, { type: "courseCompleted" }, { now: daysLater(1) });
  const { id: stepId } = await ana.step(1);
  await school.run((tx) => reopenStep(tx, { stepId, reason }, daysLater(20)));
  await look(20);
  expect(await late()).toEqual(["atRiskAt", "breachedAt", "stuckAt"]);
  expect((await ana.step(1)).tookSeconds).toBeNull();
});
