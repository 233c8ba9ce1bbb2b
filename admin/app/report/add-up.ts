/** The lines of each month added up over all courses, oldest month first. Only counts may be given, or amounts of one currency. */
export function addUpByMonth<Key extends string>(
  lines: readonly ({ month: string } & Record<Key, number>)[],
  keys: readonly Key[],
): ({ month: string } & Record<Key, number>)[] {
  const months = Map.groupBy(lines, ({ month }) => month);
  return [...months.keys()].toSorted().map((month) => ({
    month,
    ...addUp(months.get(month) ?? [], keys),
  }));
}

/** The sums of some figures of lines. */
export function addUp<Key extends string>(
  lines: readonly Record<Key, number>[],
  keys: readonly Key[],
): Record<Key, number> {
  const sums = keys.map((key) => [
    key,
    lines.reduce((sum, line) => sum + line[key], 0),
  ]);
  return Object.fromEntries(sums) as Record<Key, number>;
}

/** A part of a whole, 0 to 1; null where there is no whole. */
export const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : part / whole;
