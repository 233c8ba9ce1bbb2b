import {
  readCursor,
  type EventCursor,
} from "@throughline/domain/event/event.cursor";
import { readAfter, type LoggedEvent } from "@throughline/domain/event/read";
import type { Database } from "@throughline/prisma";

export interface Between {
  /** A place that holds all of one snapshot. */
  after: EventCursor;
  /** A later snapshot; all that it saw is included. */
  upTo: string;
  pageSize: number;
}

/** The events that a later snapshot saw and an earlier one did not, each once. */
export async function readBetween(
  db: Database,
  { after, upTo, pageSize }: Between,
): Promise<LoggedEvent[]> {
  const between: LoggedEvent[] = [];
  let place = { seen: after.seen, reading: upTo, id: 0n };
  while (place.seen !== upTo) {
    const { events } = await readAfter(db, place, pageSize);
    // What was committed later comes too, and is left to whoever reads on from `upTo`.
    const wanted = events
      .map((event) => ({ event, cursor: readCursor(event.cursor) }))
      .filter(({ cursor }) => cursor?.seen === after.seen);
    between.push(...wanted.map(({ event }) => event));
    const last = wanted.at(-1)?.cursor;
    if (!last || wanted.length < pageSize) break;
    place = last;
  }
  return between;
}
