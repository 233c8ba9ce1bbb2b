import { performance } from "node:perf_hooks";
import {
  measurePipeline,
  type PipelineMetrics,
} from "@throughline/domain/pipeline/pipeline.metrics";
import { defaultStuckDays } from "@throughline/domain/pipeline/pipeline.rules";
import { openDatabase, type Database } from "@throughline/prisma";
import { viewedBy } from "@throughline/prisma/viewer";
import { seedEnrollments } from "@throughline/seed/bulk";
import { makeCourse } from "@throughline/seed/factory/course";
import { makePartner } from "@throughline/seed/factory/partner";
import { seededRandom } from "@throughline/seed/factory/random";
import {
  freshDatabase,
  type TestDatabaseServer,
} from "../../support/database.ts";
import { quantile } from "../quantile.ts";
import type { BenchReport } from "../report.ts";

const runs = 30;
const warmUps = 3;
const stepsOfCourse = 4;

interface Figures {
  students: number;
  measure: number[];
  count: number[];
}

/**
 * The time that an admin's pipeline of one course takes to count, through the api's role and row-level security, against
 * counting all enrollment steps the same way. All students are in that one course, which is the worst case.
 */
export async function benchPipeline({
  server,
  million,
}: {
  server: TestDatabaseServer;
  million: boolean;
}): Promise<BenchReport> {
  const sizes = [10_000, 100_000, ...(million ? [1_000_000] : [])];
  const figures: Figures[] = [];
  for (const students of sizes) figures.push(await measureAt(server, students));
  return {
    ratios: figures.map(({ students, measure, count }) => ({
      what: `the pipeline of ${students.toLocaleString("en")} enrollments, of counting their steps (p50)`,
      times: quantile(measure, 0.5) / quantile(count, 0.5),
    })),
    columns: [
      "enrollments",
      "pipeline p50 ms",
      "p95 ms",
      "count p50 ms",
      "p95 ms",
    ],
    rows: figures.map(({ students, measure, count }) => [
      students.toLocaleString("en"),
      quantile(measure, 0.5),
      quantile(measure, 0.95),
      quantile(count, 0.5),
      quantile(count, 0.95),
    ]),
    notes: [
      `${runs} runs of each, in turn, after ${warmUps} to warm up; one course of ${stepsOfCourse} steps holds all`,
      "every run found every student, in all and at each step",
    ],
  };
}

async function measureAt(
  server: TestDatabaseServer,
  students: number,
): Promise<Figures> {
  const urls = await freshDatabase(server);
  const owner = openDatabase(urls.owner, { max: 2 });
  const api = openDatabase(urls.api);
  try {
    const courseId = await seedCourse(owner, students);
    const db = viewedBy(api, { role: "ADMIN", personId: null });
    const figures: Figures = { students, measure: [], count: [] };
    for (let run = -warmUps; run < runs; run += 1) {
      const counting = await timed(
        () => db.$queryRaw`SELECT count(*) FROM "EnrollmentStep"`,
      );
      const measuring = await timed(() =>
        measurePipeline(
          db,
          { courseId, stuckAfterDays: defaultStuckDays },
          new Date(),
        ),
      );
      requireAllCounted(measuring.answer, students);
      if (run < 0) continue;
      figures.count.push(counting.ms);
      figures.measure.push(measuring.ms);
    }
    return figures;
  } finally {
    await Promise.all([owner.$disconnect(), api.$disconnect()]);
    await urls.close();
  }
}

/** Makes a course of partner steps and its students, the same ones every time. */
async function seedCourse(owner: Database, students: number): Promise<string> {
  const { id: partnerId } = await makePartner(owner, { slug: "bench" });
  const course = await makeCourse(owner, {
    steps: Array.from({ length: stepsOfCourse }, () => ({ partnerId })),
  });
  await seedEnrollments(owner, {
    courses: [course],
    students,
    random: seededRandom(students),
    now: new Date(),
  });
  return course.id;
}

async function timed<Answer>(
  run: () => Promise<Answer>,
): Promise<{ answer: Answer; ms: number }> {
  const start = performance.now();
  const answer = await run();
  return { answer, ms: performance.now() - start };
}

/** Throws where a student is missing: an answer that is wrong need not be timed. */
function requireAllCounted(
  { enrollments, steps }: PipelineMetrics,
  students: number,
) {
  const atSteps = steps.map(
    ({ ahead, waiting, inProgress, completed, failed, skipped }) =>
      ahead + waiting + inProgress + completed + failed + skipped,
  );
  const wrong = [enrollments, ...atSteps].filter((each) => each !== students);
  if (steps.length !== stepsOfCourse || wrong.length > 0)
    throw new Error(
      `of ${students} students the pipeline found ${enrollments}, at its steps ${atSteps.join(", ")}`,
    );
}
