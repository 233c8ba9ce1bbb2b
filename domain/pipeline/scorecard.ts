import type { Database } from "@throughline/prisma";
import { lastMonths } from "./cohorts.ts";
import { quantileOf, samplesIn } from "./duration.rules.ts";
import { durationsIn, readTallies } from "./read-tallies.ts";
import { trendOf, type Trend } from "./scorecard.rules.ts";
import { addTallies, scopeOfMonth } from "./tally.ts";

/** How a partner did with the steps that were settled in some time. */
export interface ScorecardLine {
  /** Completed, or failed; a step that failed and was then completed counts twice. */
  settled: number;
  completed: number;
  failed: number;
  /** From start to completion, pauses taken out. */
  medianSeconds: number | null;
  p90Seconds: number | null;
  /** Of the settled ones: 0 to 1. */
  completionRate: number | null;
  failureRate: number | null;
  /** Of the completed ones, those within the expected days: 0 to 1. */
  onTimeShare: number | null;
}

export interface PartnerScorecard {
  total: ScorecardLine;
  /** Oldest first; the last one is the running month. */
  months: { month: string; line: ScorecardLine }[];
  trend: Trend;
}

/** How a partner did in the last `months` months (UTC), month by month and together. Counts across all courses. */
export async function readScorecard(
  db: Pick<Database, "$queryRaw">,
  { partnerId, months }: { partnerId: string; months: number },
  now: Date,
): Promise<PartnerScorecard> {
  const names = lastMonths(months, now);
  const scopes = names.map((month) => scopeOfMonth(partnerId, month));
  const tally = await readTallies(db, scopes);
  const counts = scopes.map((scope) => tally[scope] ?? {});
  const all = addTallies(...counts.map((measures) => ({ all: measures })));
  const lines = counts.map(lineOf);
  return {
    total: lineOf(all["all"] ?? {}),
    months: names.map((month, index) => ({
      month,
      line: lines[index] ?? lineOf({}),
    })),
    trend: trendOf(counts.map(durationsIn)),
  };
}

function lineOf(measures: Record<string, number>): ScorecardLine {
  const {
    SETTLED: settled = 0,
    COMPLETED: completed = 0,
    FAILED: failed = 0,
    ON_TIME: onTime = 0,
  } = measures;
  const durations = durationsIn(measures);
  const share = (part: number, whole: number) =>
    whole === 0 ? null : part / whole;
  return {
    settled,
    completed,
    failed,
    medianSeconds: quantileOf(durations, 0.5),
    p90Seconds: quantileOf(durations, 0.9),
    completionRate: share(completed, settled),
    failureRate: share(failed, settled),
    onTimeShare: share(onTime, samplesIn(durations)),
  };
}
