/** A time from which on nothing counts against a step; open-ended while it lasts. */
export interface Pause {
  startedAt: Date;
  endedAt: Date | null;
}

/** As much of a step as its lateness depends on. */
export interface TimedStep {
  openedAt: Date | null;
  startedAt: Date | null;
  expectedDays: number;
}

/** The instants from which on a step was late in each way; null where it is not. */
export interface Lateness {
  atRiskAt: Date | null;
  breachedAt: Date | null;
  stuckAt: Date | null;
}

const dayMs = 86_400_000;
/** Of the expected days gone: at risk from here on. */
const atRiskShare = 0.8;

/**
 * From when a step's time is counted: from its start, and while it has not started, from its opening, because then somebody
 * waits for the partner. Null while its turn has not come.
 */
export const clockOf = ({
  openedAt,
  startedAt,
}: Pick<TimedStep, "openedAt" | "startedAt">): Date | null =>
  openedAt && (startedAt ?? openedAt);

/** The milliseconds from one time to another, with the union of all pauses taken out. Pauses may overlap. */
export function workingMs(
  from: Date,
  to: Date,
  pauses: readonly Pause[],
): number {
  return (
    Math.max(to.getTime() - from.getTime(), 0) - pausedMs(from, to, pauses)
  );
}

/** The milliseconds between two times that lie in at least one pause. */
export function pausedMs(
  from: Date,
  to: Date,
  pauses: readonly Pause[],
): number {
  return unionOf(from, to, pauses).reduce(
    (sum, [start, end]) => sum + (end - start),
    0,
  );
}

/** True where a pause lasts at that time. */
export const isPaused = (at: Date, pauses: readonly Pause[]): boolean =>
  pauses.some(
    ({ startedAt, endedAt }) => startedAt <= at && (!endedAt || endedAt > at),
  );

/** How late an open step is by now: what has passed, pauses taken out, against its expected and the course's days. */
export function latenessOf(
  step: TimedStep,
  stuckAfterDays: number,
  pauses: readonly Pause[],
  now: Date,
): Lateness {
  const since = clockOf(step);
  const when = (days: number) => {
    if (!since) return null;
    const at = afterWorking(since, days * dayMs, pauses);
    return at && at <= now ? at : null;
  };
  return {
    atRiskAt: when(step.expectedDays * atRiskShare),
    breachedAt: when(step.expectedDays),
    stuckAt: when(stuckAfterDays),
  };
}

/**
 * When an open step has to be looked at next: when it will be late in the next way if no pause comes between. Null where
 * it is late in every way, or its turn has not come.
 */
export function nextCheckOf(
  step: TimedStep,
  stuckAfterDays: number,
  pauses: readonly Pause[],
  now: Date,
): Date | null {
  const since = clockOf(step);
  if (!since) return null;
  const { expectedDays } = step;
  const limits = [expectedDays * atRiskShare, expectedDays, stuckAfterDays];
  const due = limits
    .map((days) => afterWorking(since, days * dayMs, pauses))
    .filter((at) => at !== null && at > now)
    .toSorted((a, b) => Number(a) - Number(b));
  return due[0] ?? null;
}

/** When a step is due: its expected days after its clock began, later by its pauses. A lasting pause counts up to now. */
export function dueAtOf(
  step: TimedStep,
  pauses: readonly Pause[],
  now: Date,
): Date | null {
  const since = clockOf(step);
  const soFar = pauses.map(({ startedAt, endedAt }) => ({
    startedAt,
    endedAt: endedAt ?? now,
  }));
  return since && afterWorking(since, step.expectedDays * dayMs, soFar);
}

/** The instant at which so many milliseconds have passed besides the pauses; null where a lasting pause keeps it away. */
function afterWorking(
  from: Date,
  ms: number,
  pauses: readonly Pause[],
): Date | null {
  const endless = new Date(8_640_000_000_000_000);
  let at = from.getTime() + ms;
  for (const [start, end] of unionOf(from, endless, pauses)) {
    if (start >= at) break;
    if (end === endless.getTime()) return null;
    at += end - start;
  }
  return new Date(at);
}

/** The pauses between two times as ascending stretches that do not touch. */
function unionOf(
  from: Date,
  to: Date,
  pauses: readonly Pause[],
): [start: number, end: number][] {
  const stretches: [number, number][] = [];
  const clipped = pauses
    .map(({ startedAt, endedAt }): [number, number] => [
      Math.max(startedAt.getTime(), from.getTime()),
      Math.min((endedAt ?? to).getTime(), to.getTime()),
    ])
    .filter(([start, end]) => end > start)
    .toSorted(([a], [b]) => a - b);
  for (const [start, end] of clipped) {
    const last = stretches.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else stretches.push([start, end]);
  }
  return stretches;
}
