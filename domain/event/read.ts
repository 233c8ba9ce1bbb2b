import type { Database } from "@throughline/prisma";
import { afterAllOf, writeCursor, type EventCursor } from "./event.cursor.ts";

/** An event as the log's readers see it; `cursor` is the place right after it. */
export interface LoggedEvent {
  id: bigint;
  type: string;
  occurredAt: Date;
  personId: string | null;
  courseId: string | null;
  enrollmentId: string | null;
  enrollmentStepId: string | null;
  /** The class that it is about, where its payload names one. */
  sessionId: string | null;
  cursor: string;
}

type Row = Omit<LoggedEvent, "cursor">;
type Reader = Pick<Database, "$queryRaw">;

/** The place at the end of the log, as of now. */
export async function endOfLog(db: Reader): Promise<EventCursor> {
  return afterAllOf(await currentSnapshot(db));
}

/**
 * The events committed since a place, each exactly once however their transactions overlapped, in pages of at most `limit`.
 * Ends with the place from which to go on.
 */
export async function readAfter(
  db: Reader,
  cursor: EventCursor,
  limit = 1000,
): Promise<{ events: LoggedEvent[]; next: EventCursor }> {
  const rest =
    cursor.reading === cursor.seen ? [] : await page(db, cursor, limit);
  if (rest.length === limit) return paged(rest, cursor);

  const from = { ...afterAllOf(cursor.reading) };
  const reading = await currentSnapshot(db);
  const fresh = { seen: from.seen, reading, id: 0n };
  const rows = await page(db, fresh, limit - rest.length);
  const whole = rows.length < limit - rest.length;
  const last = paged(rows, fresh);
  return {
    events: [...paged(rest, cursor).events, ...last.events],
    next: whole ? afterAllOf(reading) : last.next,
  };
}

async function currentSnapshot(db: Reader): Promise<string> {
  const [row] = await db.$queryRaw<{ now: string }[]>`
    SELECT pg_current_snapshot()::text AS now`;
  if (!row) throw new Error("PostgreSQL gave no snapshot");
  return row.now;
}

function page(db: Reader, { seen, reading, id }: EventCursor, limit: number) {
  return db.$queryRaw<Row[]>`
    SELECT id, type, "occurredAt", "personId", "courseId", "enrollmentId", "enrollmentStepId", payload ->> 'sessionId' AS "sessionId"
    FROM "DomainEvent"
    WHERE "transactionId" >= pg_snapshot_xmin(${seen}::pg_snapshot)
      AND NOT pg_visible_in_snapshot("transactionId", ${seen}::pg_snapshot)
      AND pg_visible_in_snapshot("transactionId", ${reading}::pg_snapshot)
      AND id > ${id}
    ORDER BY id
    LIMIT ${limit}`;
}

function paged(rows: Row[], cursor: EventCursor) {
  const events = rows.map((row) => ({
    ...row,
    cursor: writeCursor({ ...cursor, id: row.id }),
  }));
  const last = rows.at(-1);
  return { events, next: last ? { ...cursor, id: last.id } : cursor };
}
