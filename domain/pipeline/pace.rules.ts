import {
  boundsOf,
  samplesIn,
  type DurationHistogram,
} from "./duration.rules.ts";

/** Numbers from 0 (inclusive) to 1 (exclusive). */
export type Random = () => number;

/** How long a step takes people, as something to draw from. */
export interface Pace {
  /** How many durations were observed. */
  samples: number;
  /** The seconds that one student takes. */
  draw: (random: Random) => number;
  /** A factor for a whole simulation: how wrong the pace itself may be, the wider the fewer samples there are. */
  drawError: (random: Random) => number;
}

/** So many imagined students took the expected time: they decide while hardly anybody was observed. */
const imagined = 3;
/** Standard deviations of the logarithm: of one student around the expected time, and of a pace known from one sample. */
const spreadOfPlan = 0.7;
const spreadOfPace = 0.5;

/**
 * The pace of a step as observed. Where few were observed, draws also come from the course's own expectation, with a wide
 * spread around it (two thirds are within half and twice the expected days).
 */
export function observedPace(
  durations: DurationHistogram,
  expectedDays: number,
): Pace {
  const samples = samplesIn(durations);
  const drawObserved = observed(durations, samples);
  const expectedSeconds = expectedDays * 86_400;
  return {
    samples,
    draw(random) {
      const isObserved = random() * (samples + imagined) < samples;
      return isObserved
        ? drawObserved(random)
        : expectedSeconds * lognormal(random, spreadOfPlan);
    },
    drawError: (random) =>
      lognormal(random, spreadOfPace / Math.sqrt(samples + 1)),
  };
}

/** Draws a bucket by its share, then a time within it. */
function observed(durations: DurationHistogram, samples: number) {
  const buckets = [...durations].filter(([, count]) => count > 0);
  let sum = 0;
  const upTo = buckets.map(([, count]) => (sum += count));
  const bounds = buckets.map(([bucket]) => boundsOf(bucket));
  return (random: Random): number => {
    const wanted = random() * samples;
    const found = upTo.findIndex((limit) => wanted < limit);
    const bound = bounds[found] ?? bounds.at(-1);
    if (!bound) return 0;
    return bound.fromSeconds + random() * (bound.toSeconds - bound.fromSeconds);
  };
}

/** exp of a normal number with the given standard deviation (Box–Muller). */
function lognormal(random: Random, deviation: number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return Math.exp(deviation * radius * Math.cos(2 * Math.PI * random()));
}

/** Numbers that depend on the seed alone (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
