import {
  quantileOf,
  samplesIn,
  type DurationHistogram,
} from "./duration.rules.ts";

/** Whether a partner takes less time than it used to. */
export type Trend = "FASTER" | "STEADY" | "SLOWER" | "UNKNOWN";

/** Fewer completions than this on either side say nothing. */
const enoughSamples = 5;

/** A median that moves by less than a tenth is steady. */
const steadyShare = 0.1;

/**
 * Compares the median of the later half of the months with that of the earlier half (the middle one of an odd number
 * counts as later). UNKNOWN where either half has fewer than five completions.
 */
export function trendOf(months: readonly DurationHistogram[]): Trend {
  const middle = Math.floor(months.length / 2);
  const before = together(months.slice(0, middle));
  const since = together(months.slice(middle));
  if (Math.min(samplesIn(before), samplesIn(since)) < enoughSamples)
    return "UNKNOWN";
  const was = quantileOf(before, 0.5) ?? 0;
  const is = quantileOf(since, 0.5) ?? 0;
  if (is < was * (1 - steadyShare)) return "FASTER";
  return is > was * (1 + steadyShare) ? "SLOWER" : "STEADY";
}

function together(months: readonly DurationHistogram[]): DurationHistogram {
  const sum = new Map<number, number>();
  for (const month of months)
    for (const [bucket, count] of month)
      sum.set(bucket, (sum.get(bucket) ?? 0) + count);
  return sum;
}
