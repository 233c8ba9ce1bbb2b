import { observedPace, type Pace, type Random } from "./pace.rules.ts";
import type { DurationHistogram } from "./duration.rules.ts";

/** A required step of the course that is forecast, and who is at it. Times are in seconds. */
export interface ForecastStep {
  courseStepId: string;
  durations: DurationHistogram;
  expectedDays: number;
  waiting: number;
  inProgress: number;
  /** 2 is twice as fast as observed. */
  speed: number;
  /** How many students the step takes at a time; null for any number, as observed. */
  capacity: number | null;
}

/** Low, middle and high are the 10th, 50th and 90th percentile of the runs. */
export interface ForecastRange<Value> {
  low: Value;
  middle: Value;
  high: Value;
}

export interface ForecastLine {
  /** Completed enrollments at some times from now on, those that are completed already included. */
  points: ({ at: Date } & ForecastRange<number>)[];
  /** When half, and when all of those under way are through; null where nobody is under way. */
  halfDoneAt: ForecastRange<Date> | null;
  allDoneAt: ForecastRange<Date> | null;
}

export interface Forecast {
  runs: number;
  /** Students who are under way now. Failed ones are not: they wait for an admin. */
  students: number;
  baseline: ForecastLine;
  changed: ForecastLine;
}

const forecastRuns = 60;
/** More students than this are simulated by a sample of so many, each of whom stands for several. */
const mostSimulated = 1000;
const pointsOnLine = 24;

/**
 * When those under way will be through: once with the steps as observed and once with them as changed, by a simulation in
 * which everybody draws the time of each remaining step from its observed durations, first come first served where a
 * step's capacity is limited. Both simulations draw the same numbers, so that what differs is the change alone. Few
 * observations make the range wide. Nobody drops out and nobody new comes. `makeRandom` must give the same numbers each time.
 */
export function forecastCompletions(
  { steps, completed }: { steps: readonly ForecastStep[]; completed: number },
  changed: readonly ForecastStep[],
  makeRandom: () => Random,
  now: Date,
): Forecast {
  const students = underWay(steps);
  const baselineRuns = simulate(steps, makeRandom());
  const changedRuns = simulate(changed, makeRandom());
  const horizon = Math.max(lengthOf(baselineRuns), lengthOf(changedRuns));
  const line = (runs: Float64Array[]) =>
    drawLine(runs, { students, completed, horizon }, now);
  return {
    runs: forecastRuns,
    students,
    baseline: line(baselineRuns),
    changed: line(changedRuns),
  };
}

const underWay = (steps: readonly ForecastStep[]) =>
  steps.reduce((sum, step) => sum + step.waiting + step.inProgress, 0);

/** For each run the seconds after which each simulated student is through, soonest first. */
function simulate(
  steps: readonly ForecastStep[],
  random: Random,
): Float64Array[] {
  const scale = Math.min(mostSimulated / Math.max(underWay(steps), 1), 1);
  const paces = steps.map((step) =>
    observedPace(step.durations, step.expectedDays),
  );
  return Array.from({ length: forecastRuns }, () =>
    runOnce(steps, paces, scale, random),
  );
}

function runOnce(
  steps: readonly ForecastStep[],
  paces: readonly Pace[],
  scale: number,
  random: Random,
): Float64Array {
  let through: Float64Array = new Float64Array(0);
  steps.forEach((step, index) => {
    const pace = paces[index];
    if (!pace) return;
    const error = pace.drawError(random) / step.speed;
    const here = {
      begun: Math.round(step.inProgress * scale),
      waiting: Math.round(step.waiting * scale),
    };
    through = passStep(step, { through, ...here, error }, pace, scale, random);
  });
  return through.toSorted();
}

interface Arrivals {
  /** When those who come from the step before arrive. */
  through: Float64Array;
  begun: number;
  waiting: number;
  /** What this run's durations are multiplied with. */
  error: number;
}

/** When everybody who is at a step, or will come to it, leaves it. Those who have begun are some way through. */
function passStep(
  step: ForecastStep,
  { through, begun, waiting, error }: Arrivals,
  pace: Pace,
  scale: number,
  random: Random,
): Float64Array {
  const here = begun + waiting;
  const arrivals = new Float64Array(here + through.length);
  arrivals.set(step.capacity === null ? through : through.toSorted(), here);
  const work = arrivals.map((_, index) => {
    const seconds = pace.draw(random) * error;
    return index < begun ? seconds * random() : seconds;
  });
  if (step.capacity === null)
    return arrivals.map((time, index) => time + (work[index] ?? 0));
  return queueUp(arrivals, work, step.capacity * scale);
}

/**
 * First come, first served at `places` places. Where each simulated student stands for several, there may be less than
 * one place to a simulated one: then one place works so much slower.
 */
function queueUp(
  arrivals: Float64Array,
  work: Float64Array,
  places: number,
): Float64Array {
  const whole = Math.max(Math.round(places), 1);
  const slower = whole / places;
  const free = new Float64Array(Math.min(whole, arrivals.length || 1));
  return arrivals.map((arrival, index) => {
    const start = Math.max(arrival, free[0] ?? 0);
    const end = start + (work[index] ?? 0) * slower;
    replaceSoonest(free, end);
    return end;
  });
}

/** In a heap whose root is the soonest, puts another time in the root's place. */
function replaceSoonest(heap: Float64Array, time: number): void {
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    if (left >= heap.length) break;
    const right = left + 1;
    const child =
      right < heap.length && (heap[right] ?? 0) < (heap[left] ?? 0)
        ? right
        : left;
    if ((heap[child] ?? 0) >= time) break;
    heap[at] = heap[child] ?? 0;
    at = child;
  }
  heap[at] = time;
}

/** Up to when a line is drawn: until the last one is through, in the middle run. */
const lengthOf = (runs: readonly Float64Array[]) =>
  rangeOf(runs.map((run) => run.at(-1) ?? 0)).middle;

function drawLine(
  runs: readonly Float64Array[],
  {
    students,
    completed,
    horizon,
  }: { students: number; completed: number; horizon: number },
  now: Date,
): ForecastLine {
  const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  const simulated = runs[0]?.length ?? 0;
  if (simulated === 0) return { points: [], halfDoneAt: null, allDoneAt: null };
  const whenDone = (count: number) => {
    const { low, middle, high } = rangeOf(
      runs.map((run) => run[count - 1] ?? 0),
    );
    return { low: at(low), middle: at(middle), high: at(high) };
  };
  const points = Array.from({ length: pointsOnLine + 1 }, (_, index) => {
    const seconds = (horizon * index) / pointsOnLine;
    const done = runs.map(
      (run) =>
        completed +
        Math.round((countUpTo(run, seconds) / simulated) * students),
    );
    return { at: at(seconds), ...rangeOf(done) };
  });
  return {
    points,
    halfDoneAt: whenDone(Math.ceil(simulated / 2)),
    allDoneAt: whenDone(simulated),
  };
}

/** How many of the ascending times are not later than `limit`. */
function countUpTo(times: Float64Array, limit: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The 10th, 50th and 90th percentile, by nearest rank. */
export function rangeOf(values: readonly number[]): ForecastRange<number> {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = (share: number) =>
    sorted[Math.max(Math.ceil(share * sorted.length), 1) - 1] ?? 0;
  return { low: rank(0.1), middle: rank(0.5), high: rank(0.9) };
}
