/** What the rules need of a key. */
export interface KeyTimes {
  createdAt: Date;
  /** When it stops to sign; may lie ahead. */
  retiredAt: Date | null;
}

const hour = 3_600_000;
const day = 24 * hour;

/** So long a new key is published before it signs: as long as the most patient reader keeps a copy of the key set. */
export const publishedBeforeMs = day;
/** So long a retired key stays published, for what it signed and for copies of that. */
export const publishedAfterMs = 30 * day;
/** At this age a key is replaced. */
export const replacedAfterMs = 90 * day;

/**
 * The key that signs at a moment: the newest that was published long enough; where none was, the oldest that is not retired, for then
 * nobody can hold a key set without it. Null where there is none.
 */
export function signingKeyAt<Key extends KeyTimes>(
  keys: readonly Key[],
  now: Date,
): Key | null {
  const active = keys
    .filter(({ retiredAt }) => retiredAt === null || retiredAt > now)
    .sort(byAge);
  const ready = active.filter(
    ({ createdAt }) => now.getTime() - createdAt.getTime() >= publishedBeforeMs,
  );
  return ready.at(-1) ?? active[0] ?? null;
}

/** The keys that stand in the key set at a moment: those that sign, will sign, or signed not long ago. */
export function publishedKeysAt<Key extends KeyTimes>(
  keys: readonly Key[],
  now: Date,
): Key[] {
  return keys.filter(
    ({ retiredAt }) =>
      retiredAt === null ||
      now.getTime() - retiredAt.getTime() < publishedAfterMs,
  );
}

/** Whether the newest key is old enough to be replaced. False where there is none: the first is made when it is needed. */
export function isReplacementDue(
  keys: readonly KeyTimes[],
  now: Date,
): boolean {
  const newest = [...keys].sort(byAge).at(-1);
  return (
    newest !== undefined &&
    now.getTime() - newest.createdAt.getTime() >= replacedAfterMs
  );
}

const byAge = (one: KeyTimes, other: KeyTimes) =>
  one.createdAt.getTime() - other.createdAt.getTime();
