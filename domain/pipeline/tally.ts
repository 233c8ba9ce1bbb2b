import type { EnrollmentState, StepState } from "@throughline/prisma";
import { bucketOf } from "./duration.rules.ts";

/**
 * What a fact adds to the counts. A scope is the id of a course, a course step or a partner, followed by `/2026-11` where it
 * is counted by month; a measure is such as `IN_PROGRESS`, `BREACHED` or `DURATION:37`. The counts are the sum of the
 * tallies of all events.
 */
export type Tally = Record<string, Record<string, number>>;

/** As much of an enrollment step as is counted. */
export interface CountedStep {
  courseStepId: string;
  partnerId: string | null;
  state: StepState;
  openedAt: Date | null;
  settledAt: Date | null;
  atRiskAt: Date | null;
  breachedAt: Date | null;
  stuckAt: Date | null;
  tookSeconds: number | null;
  onTime: boolean | null;
  droppedAt: Date | null;
}

/** As much of an enrollment as is counted. */
export interface CountedEnrollment {
  courseId: string;
  state: EnrollmentState;
  enrolledAt: Date;
}

/** The month of a time, in UTC, such as `2026-11`. */
export const monthOf = (time: Date): string => time.toISOString().slice(0, 7);

/** Where and by month: the scope of a course's cohort or of a partner's month. */
export const scopeOfMonth = (id: string, month: string): string =>
  `${id}/${month}`;

/** Canceled and refunded enrollments are not in the pipeline. */
export const isInPipeline = (state: EnrollmentState): boolean =>
  state !== "CANCELED" && state !== "REFUNDED";

/**
 * What a step contributes to the counts as it stands. A step of an ended enrollment is in no situation any more, but how
 * long it took stays observed, and the step where the student stood counts the drop-out.
 */
export function tallyOfStep(step: CountedStep, inPipeline: boolean): Tally {
  const counts: Record<string, number> = {};
  if (inPipeline) {
    counts[situationOf(step)] = 1;
    if (step.atRiskAt) counts["AT_RISK"] = 1;
    if (step.breachedAt) counts["BREACHED"] = 1;
    if (step.stuckAt) counts["STUCK"] = 1;
  }
  if (step.droppedAt) counts["DROPPED"] = 1;
  const took = tookOf(step);
  Object.assign(counts, took);
  const tally: Tally = { [step.courseStepId]: counts };
  if (step.state === "COMPLETED" && step.partnerId && step.settledAt)
    tally[scopeOfMonth(step.partnerId, monthOf(step.settledAt))] = {
      SETTLED: 1,
      COMPLETED: 1,
      ...took,
    };
  return tally;
}

/** What an enrollment contributes to the counts of its course and of its cohort, the month in which it began. */
export function tallyOfEnrollment({
  courseId,
  state,
  enrolledAt,
}: CountedEnrollment): Tally {
  const inPipeline = isInPipeline(state);
  const cohort: Record<string, number> = { ENROLLED: 1 };
  if (!inPipeline) cohort["DROPPED"] = 1;
  if (state === "COMPLETED") cohort["COMPLETED"] = 1;
  return {
    [courseId]: { ...cohort, [state]: 1 },
    [scopeOfMonth(courseId, monthOf(enrolledAt))]: cohort,
  };
}

/**
 * A partner's step failed. Failures are counted as they happen and stay counted when the step is retried, because a
 * scorecard tells what happened and not only how it ended.
 */
export function tallyOfFailure(partnerId: string, at: Date): Tally {
  return { [scopeOfMonth(partnerId, monthOf(at))]: { SETTLED: 1, FAILED: 1 } };
}

/** What turns one tally into another: `after` less `before`. What comes to nothing is left out. */
export const tallyOfChange = (before: Tally, after: Tally): Tally =>
  addTallies(after, negative(before));

/** The sum of tallies; what comes to nothing is left out. */
export function addTallies(...tallies: readonly Tally[]): Tally {
  const sum: Tally = {};
  for (const tally of tallies)
    for (const [scope, measures] of Object.entries(tally))
      for (const [measure, count] of Object.entries(measures)) {
        const counts = (sum[scope] ??= {});
        counts[measure] = (counts[measure] ?? 0) + count;
      }
  return withoutZeros(sum);
}

/** True where a tally changes nothing. */
export const isEmptyTally = (tally: Tally): boolean =>
  Object.keys(tally).length === 0;

function situationOf({ state, openedAt }: CountedStep): string {
  if (state !== "PENDING") return state;
  return openedAt ? "WAITING" : "AHEAD";
}

function tookOf({ tookSeconds, onTime }: CountedStep): Record<string, number> {
  if (tookSeconds === null) return {};
  return {
    [`DURATION:${bucketOf(tookSeconds)}`]: 1,
    SECONDS: tookSeconds,
    ...(onTime && { ON_TIME: 1 }),
  };
}

function negative(tally: Tally): Tally {
  return mapCounts(tally, (count) => -count);
}

function mapCounts(tally: Tally, change: (count: number) => number): Tally {
  return Object.fromEntries(
    Object.entries(tally).map(([scope, measures]) => [
      scope,
      Object.fromEntries(
        Object.entries(measures).map(([name, count]) => [name, change(count)]),
      ),
    ]),
  );
}

function withoutZeros(tally: Tally): Tally {
  const kept = Object.entries(tally).map(
    ([scope, measures]) =>
      [
        scope,
        Object.fromEntries(
          Object.entries(measures).filter(([, count]) => count !== 0),
        ),
      ] as const,
  );
  return Object.fromEntries(
    kept.filter(([, measures]) => Object.keys(measures).length > 0),
  );
}
