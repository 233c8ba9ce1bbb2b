import { readTallies } from "@throughline/domain/pipeline/read-tallies";
import { openDatabase } from "@throughline/prisma";
import { seedEnrollments } from "@throughline/seed/bulk";
import { makeCourse } from "@throughline/seed/factory/course";
import { makePartner } from "@throughline/seed/factory/partner";
import { seededRandom } from "@throughline/seed/factory/random";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, type FreshDatabase } from "../support/database.ts";
import { countEverything } from "../support/full-count.ts";

let urls: FreshDatabase;
beforeAll(async () => {
  urls = await freshDatabase();
});
afterAll(() => urls.close());

test("many enrollments that were made at once are counted like those that came one by one", async () => {
  const owner = openDatabase(urls.owner, { max: 2 });
  const { id: partnerId } = await makePartner(owner);
  const course = await makeCourse(owner, {
    steps: Array.from({ length: 4 }, () => ({ partnerId, expectedDays: 2 })),
  });
  await seedEnrollments(owner, {
    courses: [course],
    students: 300,
    random: seededRandom(7),
    now: new Date("2026-11-21T12:00:00Z"),
  });
  const counted = await countEverything(owner);
  expect(counted[course.id]?.["ENROLLED"]).toBe(300);
  expect(await readTallies(owner, Object.keys(counted))).toEqual(counted);
  await owner.$disconnect();
});
