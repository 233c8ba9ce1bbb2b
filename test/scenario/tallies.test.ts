import { changeEnrollment } from "@throughline/domain/enrollment/change-enrollment";
import { enroll } from "@throughline/domain/enrollment/enroll";
import { failStep } from "@throughline/domain/enrollment/fail-step";
import { markStepComplete } from "@throughline/domain/enrollment/mark-step-complete";
import { reopenStep } from "@throughline/domain/enrollment/reopen-step";
import { retryStep } from "@throughline/domain/enrollment/retry-step";
import { skipStep } from "@throughline/domain/enrollment/skip-step";
import { startStep } from "@throughline/domain/enrollment/start-step";
import { takeStep } from "@throughline/domain/enrollment/take-step";
import { foldTallies } from "@throughline/domain/pipeline/fold-tallies";
import {
  randomFrom,
  type Random,
} from "@throughline/domain/pipeline/pace.rules";
import { measurePipeline } from "@throughline/domain/pipeline/pipeline.metrics";
import { readTallies } from "@throughline/domain/pipeline/read-tallies";
import type { Tally } from "@throughline/domain/pipeline/tally";
import { watchLateness } from "@throughline/domain/pipeline/watch-lateness";
import type { Tx } from "@throughline/domain/transaction";
import { openDatabase } from "@throughline/prisma";
import { viewedBy } from "@throughline/prisma/viewer";
import { makeCourse } from "@throughline/seed/factory/course";
import { makePartner } from "@throughline/seed/factory/partner";
import { makePerson } from "@throughline/seed/factory/person";
import { afterEach, beforeEach, expect, test } from "vitest";
import { countEverything } from "../support/full-count.ts";
import { monday } from "../support/journey.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
beforeEach(async () => {
  school = await openStore();
});
afterEach(() => school.close());

const reason = "Agreed with the student";

test("after random traffic of many at once the fold equals a full count", async () => {
  const traffic = await openTraffic(1);
  const ends = { writers: false };
  const writers = Promise.all(
    Array.from({ length: 6 }, async () => {
      for (let count = 0; count < 60; count += 1) await traffic.act();
    }),
  ).finally(() => (ends.writers = true));
  const folders = Array.from({ length: 2 }, async () => {
    while (!ends.writers) await fold(7);
  });
  const readings = (async () => {
    while (!ends.writers) {
      const [told, counted] = await bothAtOnce();
      expect(told).toEqual(counted);
    }
  })();
  await Promise.all([writers, readings, ...folders]);

  const counted = await countEverything(school.database);
  expect(await everyTally()).toEqual(counted);
  while ((await fold(50)).behind);
  expect(await everyTally()).toEqual(counted);
  expect(await folded("Tally")).toEqual(counted);
  expect(await folded("TallyDay")).toEqual(counted);
}, 120_000);

test("what is rolled back is never counted", async () => {
  const traffic = await openTraffic(2);
  for (let count = 0; count < 40; count += 1) await traffic.act();
  const before = await everyTally();
  await traffic.failOnPurpose();
  await fold(1000);
  expect(await everyTally()).toEqual(before);
});

test("a past instant is told as it was counted then, folded or not", async () => {
  const traffic = await openTraffic(3);
  const moments: { at: Date; counts: Tally }[] = [];
  for (let count = 0; count < 200; count += 1) {
    await traffic.act();
    if (count % 20 !== 19) continue;
    const at = traffic.now();
    moments.push({ at, counts: await countEverything(school.database) });
    if (count % 60 === 59) await fold(25);
  }
  const check = async () => {
    for (const { at, counts } of moments)
      for (const course of traffic.courses) {
        const scopes = [course.id, ...course.stepIds].concat(
          Object.keys(counts).filter((scope) =>
            scope.startsWith(`${course.id}/`),
          ),
        );
        const then = await readTallies(school.database, scopes, {
          courseId: course.id,
          at,
        });
        expect(then).toEqual(only(counts, scopes));
      }
  };
  await check();
  while ((await fold(50)).behind);
  await check();
}, 60_000);

test("a reader without the right to it is told nothing", async () => {
  const traffic = await openTraffic(4);
  for (let count = 0; count < 10; count += 1) await traffic.act();
  const [course] = traffic.courses;
  const api = openDatabase(school.urls.api);
  const as = (role: "ADMIN" | "STUDENT") =>
    viewedBy(api, { role, personId: null });
  const ask = { courseId: course?.id ?? "" };
  const seen = await measurePipeline(as("ADMIN"), ask, traffic.now());
  const hidden = await measurePipeline(as("STUDENT"), ask, traffic.now());
  await api.$disconnect();
  expect(seen?.enrollments).toBeGreaterThan(0);
  expect(hidden?.enrollments).toBe(0);
});

const fold = (limit: number) =>
  school.run((tx) => foldTallies(tx, { limit }, new Date()));

async function everyTally(): Promise<Tally> {
  return readTallies(school.database, await scopesOf());
}

async function scopesOf(): Promise<string[]> {
  const rows = await school.database.$queryRaw<{ scope: string }[]>`
    SELECT DISTINCT jsonb_object_keys(tally) AS scope FROM "DomainEvent" WHERE tally IS NOT NULL`;
  return rows.map(({ scope }) => scope);
}

/** What the reader tells and what a full count finds, both in one snapshot. */
function bothAtOnce(): Promise<[told: Tally, counted: Tally]> {
  return school.database.$transaction(
    async (db) => {
      const counted = await countEverything(db);
      const rows = await db.$queryRaw<{ scope: string }[]>`
        SELECT DISTINCT jsonb_object_keys(tally) AS scope FROM "DomainEvent" WHERE tally IS NOT NULL`;
      const told = await readTallies(
        db,
        rows.map(({ scope }) => scope),
      );
      return [told, counted];
    },
    { isolationLevel: "RepeatableRead" },
  );
}

async function folded(table: "Tally" | "TallyDay"): Promise<Tally> {
  const rows =
    table === "Tally"
      ? await school.database.tally.findMany()
      : await school.database.tallyDay.findMany();
  const tally: Tally = {};
  for (const { scope, measure, total } of rows) {
    const counts = (tally[scope] ??= {});
    counts[measure] = (counts[measure] ?? 0) + Number(total);
  }
  return only(tally, Object.keys(tally));
}

/** The scopes asked for, without what is zero. */
function only(tally: Tally, scopes: readonly string[]): Tally {
  const kept: Tally = {};
  for (const scope of scopes) {
    const counts = Object.entries(tally[scope] ?? {}).filter(
      ([, count]) => count !== 0,
    );
    if (counts.length > 0) kept[scope] = Object.fromEntries(counts);
  }
  return kept;
}

/** Students in two courses, to whom at each `act` something happens, some minutes or days after the thing before. */
async function openTraffic(seed: number) {
  const { database } = school;
  const random = randomFrom(seed);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  };
  const courses: { id: string; stepIds: string[] }[] = [];
  for (const sequencing of ["STRICT", "ADVISORY"] as const) {
    const partners = [await makePartner(database), await makePartner(database)];
    const course = await makeCourse(database, {
      sequencing,
      steps: [0, 1, 0].map((which, index) => ({
        partnerId: partners[which]?.id ?? "",
        required: index !== 1,
        expectedDays: 2,
      })),
    });
    const steps = await database.courseStep.findMany({
      where: { courseId: course.id },
    });
    courses.push({ id: course.id, stepIds: steps.map(({ id }) => id) });
  }
  const people = await Promise.all(
    Array.from({ length: 12 }, () => makePerson(database)),
  );
  let time = monday.getTime();
  const pass = () => new Date((time += pass.upTo(random)));
  pass.upTo = (chance: Random) => Math.floor(chance() ** 4 * 2 * 86_400_000);

  const onStep =
    (
      command: (
        tx: Tx,
        input: { stepId: string; reason: string },
        now: Date,
      ) => Promise<unknown>,
    ) =>
    async () => {
      const steps = await database.enrollmentStep.findMany({
        select: { id: true },
      });
      if (steps.length === 0) return;
      const { id: stepId } = pick(steps);
      const now = pass();
      await school.run((tx) => command(tx, { stepId, reason }, now));
    };
  const onEnrollment =
    (command: "suspend" | "resume" | "cancel") => async () => {
      const all = await database.enrollment.findMany({ select: { id: true } });
      if (all.length === 0) return;
      const { id: enrollmentId } = pick(all);
      const now = pass();
      await school.run((tx) =>
        changeEnrollment(tx, command, { enrollmentId, reason }, now),
      );
    };
  const enrollSomebody = async () => {
    const input = {
      personId: pick(people).id,
      courseId: pick(courses).id,
      again: random() < 0.5,
    };
    const now = pass();
    await school.run((tx) => enroll(tx, input, now));
  };
  const lookForLateness = async () => {
    const now = pass();
    await school.run((tx) => watchLateness(tx, { limit: 20 }, now));
  };
  const giveMoreDays = async () => {
    const now = pass();
    await database.enrollmentStep.updateMany({
      where: { slaCheckAt: { not: null } },
      data: { expectedDays: random() < 0.5 ? 2 : 9, slaCheckAt: now },
    });
  };
  const partnerFails = async () => {
    const partner = pick(await database.partner.findMany());
    const startedAt = pass();
    const open = { partnerId: partner.id, endedAt: null };
    const ended = await database.partnerOutage.updateMany({
      where: open,
      data: { endedAt: startedAt },
    });
    if (ended.count === 0)
      await database.partnerOutage
        .create({ data: { ...open, startedAt, reason: "It does not answer." } })
        .catch(() => {});
  };
  const failOnPurpose = async () => {
    const now = pass();
    const steps = await database.enrollmentStep.findMany({
      where: { state: { in: ["PENDING", "IN_PROGRESS"] } },
    });
    const { id: stepId } = pick(steps);
    await expect(
      school.run(async (tx) => {
        await markStepComplete(tx, { stepId, reason }, now);
        const tables = tx.db.domainEvent.createMany({
          data: tx.events.map(({ type, occurredAt, tally }) => ({
            type,
            occurredAt,
            tally: tally ?? {},
            actorKind: "SYSTEM" as const,
            actorName: "Nobody",
          })),
        });
        await tables;
        throw new Error("on purpose");
      }),
    ).rejects.toThrow("on purpose");
  };
  const acts: [weight: number, act: () => Promise<void>][] = [
    [3, enrollSomebody],
    [8, onStep(startStep)],
    [8, onStep(markStepComplete)],
    [4, onStep(failStep)],
    [4, onStep(retryStep)],
    [3, onStep(skipStep)],
    [3, onStep(reopenStep)],
    [3, onStep(takeStep)],
    [1, onEnrollment("suspend")],
    [2, onEnrollment("resume")],
    [1, onEnrollment("cancel")],
    [4, lookForLateness],
    [1, giveMoreDays],
    [1, partnerFails],
    [1, failOnPurpose],
  ];
  const deck = acts.flatMap(([weight, act]) =>
    Array.from({ length: weight }, () => act),
  );
  for (let count = 0; count < 8; count += 1) await enrollSomebody();
  return {
    courses,
    now: () => new Date(time),
    act: () => pick(deck)(),
    failOnPurpose,
  };
}
