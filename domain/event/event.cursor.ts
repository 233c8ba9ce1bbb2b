/**
 * A place in the event log. Event ids commit out of order, so a place is not a number: it is "all that snapshot `seen` saw,
 * and of what `reading` saw besides, the events up to `id`". Snapshots are PostgreSQL's own text form (`xmin:xmax:xips`).
 */
export interface EventCursor {
  seen: string;
  reading: string;
  id: bigint;
}

const snapshot = /^\d+:\d+:(\d+(,\d+)*)?$/;

/** The cursor as one opaque word, for clients. */
export function writeCursor({ seen, reading, id }: EventCursor): string {
  return Buffer.from(`${seen}|${reading}|${id}`).toString("base64url");
}

/** Reads what {@link writeCursor} wrote; null for anything else. */
export function readCursor(word: string): EventCursor | null {
  const [seen, reading, id, ...rest] = Buffer.from(word, "base64url")
    .toString("latin1")
    .split("|");
  if (seen === undefined || reading === undefined || id === undefined)
    return null;
  if (rest.length > 0 || !/^\d{1,18}$/.test(id)) return null;
  if (!snapshot.test(seen) || !snapshot.test(reading)) return null;
  return { seen, reading, id: BigInt(id) };
}

/** The place right after everything that a snapshot saw. */
export function afterAllOf(reading: string): EventCursor {
  return { seen: reading, reading, id: 0n };
}
