import type { DurationHistogram } from "./duration.rules.ts";
import { rangeOf } from "./forecast.rules.ts";
import { observedPace, randomFrom, type Pace } from "./pace.rules.ts";

/** A required step that a student has still to do. */
export interface RemainingStep {
  durations: DurationHistogram;
  expectedDays: number;
  /** Seconds that the student has been at it, pauses taken out; null where it has not begun. */
  elapsedSeconds: number | null;
}

/** When a student will probably be through. */
export interface CompletionEstimate {
  /** One in ten is through before `earliest`, half before `likely`, nine in ten before `latest`. */
  earliest: Date;
  likely: Date;
  latest: Date;
  /** The fewest observed durations behind any of the remaining steps. */
  basedOn: number;
}

const draws = 400;
/** So often a duration is drawn that is longer than the student has taken already. */
const attempts = 12;

/**
 * When a student will be through the remaining steps, one after the other, judged by how long others took: the sum of
 * durations drawn from what was observed. The same question gets the same answer. Null where no step remains, or nobody
 * has ever completed any of them.
 */
export function estimateCompletion(
  steps: readonly RemainingStep[],
  now: Date,
): CompletionEstimate | null {
  const paces = steps.map(({ durations, expectedDays }) =>
    observedPace(durations, expectedDays),
  );
  if (paces.every(({ samples }) => samples === 0)) return null;
  const random = randomFrom(steps.length);
  const sums = Array.from({ length: draws }, () =>
    steps.reduce((sum, { elapsedSeconds }, index) => {
      const pace = paces[index];
      if (!pace) return sum;
      const error = pace.drawError(random);
      return sum + drawRest(pace, error, elapsedSeconds ?? 0, random);
    }, 0),
  );
  const { low, middle, high } = rangeOf(sums);
  const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  return {
    earliest: at(low),
    likely: at(middle),
    latest: at(high),
    basedOn: Math.min(...paces.map(({ samples }) => samples)),
  };
}

/** The rest of a duration that is known to be longer than `elapsed`; of one longer than all others, a part of itself. */
function drawRest(
  pace: Pace,
  error: number,
  elapsed: number,
  random: () => number,
): number {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const rest = pace.draw(random) * error - elapsed;
    if (rest > 0) return rest;
  }
  return elapsed * random() * 0.5;
}
