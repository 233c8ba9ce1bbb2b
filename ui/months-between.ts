/** The months from one such as "2026-11" to another, both included: a time axis has all of them, also those in which nothing was. */
export function monthsBetween(first: string, last: string): string[] {
  const from = numberOf(first);
  const count = Math.max(numberOf(last) - from + 1, 0);
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(2000, from + index - 24_000, 1))
      .toISOString()
      .slice(0, 7),
  );
}

function numberOf(month: string): number {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return year * 12 + number - 1;
}
