import { foldTallies } from "@throughline/domain/pipeline/fold-tallies";
import { measurePipeline } from "@throughline/domain/pipeline/pipeline.metrics";
import { openDatabase, type Database } from "@throughline/prisma";
import { viewedBy } from "@throughline/prisma/viewer";
import {
  freshDatabase,
  type TestDatabaseServer,
} from "../../support/database.ts";
import { quantile } from "../quantile.ts";
import type { BenchReport } from "../report.ts";
import {
  requireAllCounted,
  seedCourse,
  stepsOfCourse,
} from "./bench-course.ts";
import { measureChanges, type ChangeFigures } from "./step-change.ts";
import { openBenchStore } from "./bench-store.ts";
import { timed } from "./timed.ts";

const runs = 40;
const warmUps = 5;

interface ReadFigures {
  students: number;
  /** Milliseconds. */
  folded: number[];
  unfolded: number[];
  past: number[];
  count: number[];
  /** Events a second. */
  foldRate: number;
  /** As many events as the fold lagged behind for `unfolded`. */
  lag: number;
}

/**
 * What the pipeline of one course costs that holds everybody: the time that an admin waits for it, through the api's role and
 * row-level security, folded, with some hundred events not yet folded, and at a past instant; how fast the log is folded; and
 * what the tallies add to a change of a step, alone and with eight writers on that one course.
 */
export async function benchPipeline({
  server,
  million,
}: {
  server: TestDatabaseServer;
  million: boolean;
}): Promise<BenchReport> {
  const sizes = [10_000, 100_000, ...(million ? [1_000_000] : [])];
  const figures: ReadFigures[] = [];
  let changes: ChangeFigures | undefined;
  for (const students of sizes)
    await withCourse(server, students, async (place) => {
      figures.push(await measureReading(place, students));
      changes ??= await measureChanges(place);
    });
  return report(figures, changes);
}

export interface BenchPlace {
  courseId: string;
  urls: Awaited<ReturnType<typeof freshDatabase>>;
  owner: Database;
}

async function withCourse(
  server: TestDatabaseServer,
  students: number,
  run: (place: BenchPlace) => Promise<void>,
): Promise<void> {
  const urls = await freshDatabase(server);
  const owner = openDatabase(urls.owner, { max: 2 });
  try {
    await run({ courseId: await seedCourse(owner, students), urls, owner });
  } finally {
    await owner.$disconnect();
    await urls.close();
  }
}

async function measureReading(
  { courseId, urls, owner }: BenchPlace,
  students: number,
): Promise<ReadFigures> {
  const api = openDatabase(urls.api);
  const bench = await openBenchStore(urls.worker);
  try {
    const foldRate = await foldEverything(bench.run);
    await owner.$executeRaw`VACUUM ANALYZE "Tally", "TallyDay", "DomainEvent"`;
    const db = viewedBy(api, { role: "ADMIN", personId: null });
    const read = () => measurePipeline(db, { courseId }, new Date());
    const yesterday = new Date(Date.now() - 30 * 3_600_000);
    const past = () =>
      measurePipeline(db, { courseId, at: yesterday }, new Date());
    const counting = () => db.$queryRaw`SELECT count(*) FROM "EnrollmentStep"`;

    const folded = await repeat(async () => {
      const reading = await timed(read);
      requireAllCounted(reading.answer, students);
      return reading.ms;
    });
    const wasThen = await repeat(async () => (await timed(past)).ms);
    const count = await repeat(async () => (await timed(counting)).ms);
    const lag = await bench.suspendAndResume(courseId, 250);
    const unfolded = await repeat(async () => {
      const reading = await timed(read);
      requireAllCounted(reading.answer, students);
      return reading.ms;
    });
    return { students, folded, unfolded, past: wasThen, count, foldRate, lag };
  } finally {
    await Promise.all([api.$disconnect(), bench.close()]);
  }
}

async function repeat(run: () => Promise<number>): Promise<number[]> {
  const times: number[] = [];
  for (let count = -warmUps; count < runs; count += 1) {
    const ms = await run();
    if (count >= 0) times.push(ms);
  }
  return times;
}

/** Folds the whole log. Returns how many events a second. */
async function foldEverything(
  run: Awaited<ReturnType<typeof openBenchStore>>["run"],
): Promise<number> {
  let events = 0;
  const { ms } = await timed(async () => {
    for (;;) {
      const { folded, behind } = await run((tx) =>
        foldTallies(tx, {}, new Date()),
      );
      events += folded;
      if (!behind) break;
    }
  });
  return (events / ms) * 1000;
}

function report(
  figures: readonly ReadFigures[],
  changes: ChangeFigures | undefined,
): BenchReport {
  const [smallest] = figures;
  const largest = figures.at(-1);
  const ratios = [];
  if (smallest && largest && smallest !== largest)
    ratios.push({
      what: `the pipeline of ${largest.students.toLocaleString("en")} enrollments, of that of ${smallest.students.toLocaleString("en")} (p50)`,
      times: quantile(largest.folded, 0.5) / quantile(smallest.folded, 0.5),
    });
  if (changes)
    ratios.push(
      {
        what: "a completed step with its tallies, of one without (p50)",
        times:
          quantile(changes.withTally, 0.5) / quantile(changes.without, 0.5),
      },
      {
        what: `changes a second of ${changes.writers} writers on one course with tallies, of those without`,
        times: changes.perSecondWith / changes.perSecondWithout,
      },
    );
  return {
    ratios,
    columns: [
      "enrollments",
      "read p50 ms",
      "p95 ms",
      "not folded p50",
      "p95 ms",
      "past p50 ms",
      "p95 ms",
      "count(*) p50",
      "folded/s",
    ],
    rows: figures.map((each) => [
      each.students.toLocaleString("en"),
      ...[each.folded, each.unfolded, each.past].flatMap((times) => [
        quantile(times, 0.5),
        quantile(times, 0.95),
      ]),
      quantile(each.count, 0.5),
      each.foldRate,
    ]),
    notes: [
      `${runs} readings of each after ${warmUps} to warm up; one course of ${stepsOfCourse} steps holds everybody`,
      "every reading of the present found every student, in all and at each step",
      `"not folded": the fold lagged ${largest?.lag ?? 0} counted events behind`,
      ...(changes ? changeNotes(changes) : []),
    ],
  };
}

const changeNotes = ({
  withTally,
  without,
  perSecondWith,
  perSecondWithout,
  writers,
}: ChangeFigures) => [
  `one writer completes a step: p50 ${quantile(withTally, 0.5).toFixed(2)} ms with tallies, ${quantile(without, 0.5).toFixed(2)} ms without, in turn, ${withTally.length} each`,
  `${writers} writers on one course: ${perSecondWith.toFixed(0)} changes a second with tallies (folded all the while), ${perSecondWithout.toFixed(0)} without`,
];
