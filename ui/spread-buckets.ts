/** How many durations lay between two bounds, in seconds. */
export type Bucket = { fromSeconds: number; toSeconds: number; count: number };

/** Bars of equal width from zero to `end` seconds, and how many durations were longer than that. */
export type Spread = { end: number; bars: number[]; longer: number };

/**
 * Spreads buckets of any width over `bars` bars of equal width from zero, each bucket evenly over what it covers. The axis ends
 * where 98 of 100 durations have ended, so that a single straggler does not squeeze the rest; what is beyond counts as longer.
 */
export function spreadBuckets(buckets: Bucket[], bars: number): Spread {
  const end = endOf(buckets);
  const width = end / bars;
  const heights = Array.from({ length: bars }, (_, at) =>
    buckets.reduce(
      (sum, bucket) => sum + within(bucket, at * width, (at + 1) * width),
      0,
    ),
  );
  const longer = buckets.reduce(
    (sum, bucket) => sum + within(bucket, end, Infinity),
    0,
  );
  return { end, bars: heights, longer: Math.round(longer) };
}

function endOf(buckets: Bucket[]): number {
  const wanted = 0.98 * buckets.reduce((sum, { count }) => sum + count, 0);
  let below = 0;
  for (const { toSeconds, count } of buckets) {
    below += count;
    if (below >= wanted) return toSeconds;
  }
  return 1;
}

/** How many of a bucket's durations lie between two bounds. */
function within(
  { fromSeconds, toSeconds, count }: Bucket,
  from: number,
  to: number,
): number {
  const overlap = Math.min(to, toSeconds) - Math.max(from, fromSeconds);
  return overlap <= 0 ? 0 : (count * overlap) / (toSeconds - fromSeconds);
}
