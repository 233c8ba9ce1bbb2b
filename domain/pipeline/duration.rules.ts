/**
 * Durations are kept as a histogram with logarithmic buckets, because a histogram can be summed up and a median cannot. Each
 * bucket is 15 % longer than the one before it, from a minute to more than a year, so that a quantile is off by some
 * per cent at most.
 */
const firstSeconds = 60;
const growth = 1.15;

/** The last bucket; it holds everything longer than a year as well. */
export const lastBucket = 96;

/** How many observations fell into each bucket; the buckets that are left out hold none. */
export type DurationHistogram = ReadonlyMap<number, number>;

/** The bucket of a duration in seconds, from 0 (less than a minute, and anything negative) to {@link lastBucket}. */
export function bucketOf(seconds: number): number {
  if (seconds < firstSeconds) return 0;
  const bucket =
    Math.floor(Math.log(seconds / firstSeconds) / Math.log(growth)) + 1;
  return Math.min(bucket, lastBucket);
}

/** The seconds from which (inclusive) and to which (exclusive) a bucket goes. */
export function boundsOf(bucket: number): {
  fromSeconds: number;
  toSeconds: number;
} {
  const upTo = (n: number) => firstSeconds * growth ** n;
  return {
    fromSeconds: bucket === 0 ? 0 : upTo(bucket - 1),
    toSeconds: upTo(bucket),
  };
}

/** How many observations a histogram holds. */
export function samplesIn(histogram: DurationHistogram): number {
  let samples = 0;
  for (const count of histogram.values()) samples += count;
  return samples;
}

/**
 * The seconds below which the share `q` (0 to 1) of the observations lies, interpolated inside its bucket. Null where
 * nothing was observed.
 */
export function quantileOf(
  histogram: DurationHistogram,
  q: number,
): number | null {
  const filled = [...histogram].filter(([, count]) => count > 0);
  const wanted = q * filled.reduce((sum, [, count]) => sum + count, 0);
  let below = 0;
  for (const [bucket, count] of filled.toSorted(([a], [b]) => a - b)) {
    if (below + count >= wanted) {
      const { fromSeconds, toSeconds } = boundsOf(bucket);
      const share = (wanted - below) / count;
      return fromSeconds + share * (toSeconds - fromSeconds);
    }
    below += count;
  }
  return null;
}
