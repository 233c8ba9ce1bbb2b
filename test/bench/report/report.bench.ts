import { foldTallies } from "@throughline/domain/pipeline/fold-tallies";
import { readClassMonths } from "@throughline/domain/report/class-months";
import { readEnrollmentMonths } from "@throughline/domain/report/enrollment-months";
import { foldClasses } from "@throughline/domain/report/fold-classes";
import { foldRevenue } from "@throughline/domain/report/fold-revenue";
import { foldSeatNeeds } from "@throughline/domain/report/fold-seat-needs";
import { monthOf } from "@throughline/domain/pipeline/tally";
import { readRevenueMonths } from "@throughline/domain/report/revenue-months";
import { readSeatForecast } from "@throughline/domain/report/seat-forecast";
import { openDatabase, type Database } from "@throughline/prisma";
import { viewedBy } from "@throughline/prisma/viewer";
import {
  freshDatabase,
  type TestDatabaseServer,
} from "../../support/database.ts";
import { openBenchStore } from "../pipeline/bench-store.ts";
import { timed } from "../pipeline/timed.ts";
import { quantile } from "../quantile.ts";
import type { BenchReport } from "../report.ts";
import { seedSchool } from "./bench-school.ts";

const students = 100_000;
const runs = 40;
const warmUps = 5;

type Reading = { what: string; times: number[] };

/**
 * How long an admin waits for each of the reports of a school of 100,000 enrollments over a year, through the api's role and
 * row-level security, against a bare count of the enrollments through the same role, in turn.
 */
export async function benchReport({
  server,
}: {
  server: TestDatabaseServer;
}): Promise<BenchReport> {
  const urls = await freshDatabase(server);
  const owner = openDatabase(urls.owner, { max: 2 });
  const bench = await openBenchStore(urls.worker);
  const api = openDatabase(urls.api);
  try {
    await seedSchool(owner, students);
    while ((await bench.run((tx) => foldTallies(tx, {}, new Date()))).behind);
    const db = viewedBy(api, { role: "ADMIN", personId: null });
    for (const fold of [foldRevenue, foldClasses, foldSeatNeeds])
      await bench.run(fold);
    await owner.$executeRaw`VACUUM ANALYZE`;
    const courses = await owner.course.findMany({ select: { id: true } });
    const courseIds = courses.map(({ id }) => id);
    const readings = [
      await read(db, "enrollments and completion", () =>
        readEnrollmentMonths(db, { ...aYear(), courseIds }),
      ),
      await read(db, "revenue", () =>
        readRevenueMonths(db, { ...aYear(), courseId: null }),
      ),
      await read(db, "classes: fill, no-shows, skipped ahead", () =>
        readClassMonths(db, { ...aYear(), courseId: null }, new Date()),
      ),
      await read(db, "seats forecast", () =>
        readSeatForecast(db, {}, new Date()),
      ),
    ];
    const size = await sizeOf(owner);
    return report(readings, size);
  } finally {
    await Promise.all([api.$disconnect(), bench.close()]);
    await owner.$disconnect();
    await urls.close();
  }
}

/** The last twelve months, and two more, as the report of classes is opened. */
function aYear() {
  const now = new Date();
  const at = (offset: number) =>
    monthOf(
      new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset, 1)),
    );
  return { from: at(-11), to: at(2) };
}

/** Each reading beside a bare count, in turn, so that the machine's moods meet both. Throws where there is nothing to read. */
async function read(
  db: Database,
  what: string,
  of: () => Promise<readonly unknown[]>,
): Promise<Reading & { counts: number[] }> {
  const reading = { what, times: [] as number[], counts: [] as number[] };
  for (let run = -warmUps; run < runs; run += 1) {
    const { answer, ms } = await timed(of);
    if (answer.length === 0) throw new Error(`there is nothing in: ${what}`);
    const count = await timed(
      () => db.$queryRaw`SELECT count(*)::int FROM "Enrollment"`,
    );
    if (run < 0) continue;
    reading.times.push(ms);
    reading.counts.push(count.ms);
  }
  return reading;
}

async function sizeOf(owner: Database) {
  const [enrollments, classes, bookings, payments] = await Promise.all([
    owner.enrollment.count(),
    owner.session.count(),
    owner.booking.count(),
    owner.payment.count(),
  ]);
  return { enrollments, classes, bookings, payments };
}

function report(
  readings: readonly (Reading & { counts: number[] })[],
  size: Awaited<ReturnType<typeof sizeOf>>,
): BenchReport {
  return {
    ratios: readings.map(({ what, times, counts }) => ({
      what: `${what}, of a bare count of the enrollments (p50)`,
      times: quantile(times, 0.5) / quantile(counts, 0.5),
    })),
    columns: ["report", "p50 ms", "p95 ms", "count(*) p50", "ratio"],
    rows: readings.map(({ what, times, counts }) => [
      what,
      quantile(times, 0.5),
      quantile(times, 0.95),
      quantile(counts, 0.5),
      quantile(times, 0.5) / quantile(counts, 0.5),
    ]),
    notes: [
      Object.entries(size)
        .map(([what, count]) => `${count.toLocaleString("en")} ${what}`)
        .join(", "),
      `${runs} readings of each after ${warmUps} to warm up, a bare count after each`,
    ],
  };
}
