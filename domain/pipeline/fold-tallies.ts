import type { Tx } from "../transaction.ts";

/** How many events one fold takes at most, so that a huge backlog neither holds a lock for long nor fills the memory. */
const mostEvents = 20_000;

interface Place {
  seen: string;
  reading: string;
  upToTransaction: string;
  upToEvent: bigint;
}

/**
 * Adds what the event log says since the last fold to the tallies, in one transaction. Folds take turns; writers of
 * events never wait for one. Events commit out of order, so what is folded is told by a snapshot and not by a number: each
 * event is folded once, and only when its transaction has committed. `behind` where there is more than `limit` events.
 */
export async function foldTallies(
  tx: Tx,
  { limit = mostEvents }: { limit?: number },
  now: Date,
): Promise<{ folded: number; behind: boolean }> {
  const place = await takePlace(tx);
  const { folded, lastTransaction, lastEvent } = await foldPart(
    tx,
    place,
    limit,
  );
  const behind = folded === limit;
  await tx.db.tallyFold.update({
    where: { id: 1 },
    data: behind
      ? {
          reading: place.reading,
          upToTransaction: lastTransaction,
          upToEvent: lastEvent,
          foldedAt: now,
        }
      : {
          seen: place.reading,
          reading: place.reading,
          upToTransaction: "0",
          upToEvent: 0n,
          foldedAt: now,
        },
  });
  return { folded, behind };
}

/** Where the last fold ended, locked; where it was through, a new one reads up to what is committed by now. */
async function takePlace(tx: Tx): Promise<Place> {
  const [place] = await tx.db.$queryRaw<Place[]>`
    SELECT seen, reading, "upToTransaction", "upToEvent" FROM "TallyFold" WHERE id = 1 FOR UPDATE`;
  if (!place) throw new Error("the fold's place is missing");
  if (place.upToEvent > 0n) return place;
  const [fresh] = await tx.db.$queryRaw<{ reading: string }[]>`
    SELECT pg_current_snapshot()::text AS reading`;
  if (!fresh) throw new Error("PostgreSQL gave no snapshot");
  return { ...place, reading: fresh.reading };
}

async function foldPart(tx: Tx, place: Place, limit: number) {
  const { seen, reading, upToTransaction, upToEvent } = place;
  const [part] = await tx.db.$queryRaw<
    { folded: number; lastTransaction: string; lastEvent: bigint }[]
  >`
    WITH part AS MATERIALIZED (
      SELECT "transactionId", id, tally, ("occurredAt" AT TIME ZONE 'UTC')::date AS day
      FROM "DomainEvent"
      WHERE "transactionId" >= pg_snapshot_xmin(${seen}::pg_snapshot)
        AND ("transactionId", id) > (${upToTransaction}::xid8, ${upToEvent})
        AND NOT pg_visible_in_snapshot("transactionId", ${seen}::pg_snapshot)
        AND pg_visible_in_snapshot("transactionId", ${reading}::pg_snapshot)
        AND tally IS NOT NULL
      ORDER BY "transactionId", id
      LIMIT ${limit}
    ), delta AS MATERIALIZED (
      SELECT s.key AS scope, m.key AS measure, day, sum(m.value::bigint) AS total
      FROM part, jsonb_each(tally) s, jsonb_each_text(s.value) m
      GROUP BY 1, 2, 3 HAVING sum(m.value::bigint) <> 0
    ), by_day AS (
      INSERT INTO "TallyDay" AS known (scope, day, measure, total)
      SELECT scope, day, measure, total FROM delta
      ON CONFLICT (scope, day, measure) DO UPDATE SET total = known.total + excluded.total
    ), in_all AS (
      INSERT INTO "Tally" AS known (scope, measure, total)
      SELECT scope, measure, sum(total) FROM delta GROUP BY scope, measure
      ON CONFLICT (scope, measure) DO UPDATE SET total = known.total + excluded.total
    )
    SELECT count(*)::int AS folded, coalesce(max("transactionId"::text::numeric), 0)::text AS "lastTransaction",
      coalesce((SELECT id FROM part ORDER BY "transactionId" DESC, id DESC LIMIT 1), 0) AS "lastEvent"
    FROM part`;
  if (!part) throw new Error("a count has one row");
  return part;
}
