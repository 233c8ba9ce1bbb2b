/** The value below which the share `q` (0 to 1) of the samples lies, by nearest rank; NaN where there are none. */
export function quantile(samples: readonly number[], q: number): number {
  const sorted = samples.toSorted((left, right) => left - right);
  const rank = Math.max(Math.ceil(q * sorted.length), 1);
  return sorted[rank - 1] ?? Number.NaN;
}
