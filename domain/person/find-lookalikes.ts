import type { Database } from "@throughline/prisma";

/** Somebody who may be the same human, and why it is thought so. */
export interface Lookalike {
  personId: string;
  reasons: ("NAME" | "PHONE" | "ADDRESS")[];
}

const atMost = 5;

/**
 * People who may be the same human as one: the same name (case apart), the same telephone number (digits alone), or the same
 * words before the @ of an address. Those with most reasons first. Merged records are left out.
 */
export function findLookalikes(
  db: Pick<Database, "$queryRaw">,
  personId: string,
): Promise<Lookalike[]> {
  return db.$queryRaw<Lookalike[]>`
    WITH wanted AS (SELECT * FROM "Person" WHERE id = ${personId}::uuid),
    alike AS (
      SELECT p.id, 'NAME' AS reason FROM "Person" p, wanted w
        WHERE lower(p."familyName") = lower(w."familyName") AND lower(p."givenName") = lower(w."givenName") AND p."mergedIntoId" IS NULL
      UNION
      SELECT p.id, 'PHONE' FROM "Person" p, wanted w
        WHERE lower(p."familyName") = lower(w."familyName") AND p."mergedIntoId" IS NULL
          AND length(regexp_replace(w.phone, '\D', '', 'g')) >= 7
          AND regexp_replace(p.phone, '\D', '', 'g') = regexp_replace(w.phone, '\D', '', 'g')
      UNION
      SELECT a."personId", 'ADDRESS' FROM "EmailAddress" a
        JOIN "EmailAddress" own ON own."personId" = ${personId}::uuid
          AND a.address >= split_part(own.address, '@', 1) || '@' AND a.address < split_part(own.address, '@', 1) || 'A'
    )
    SELECT id AS "personId", array_agg(DISTINCT reason ORDER BY reason) AS reasons FROM alike
    WHERE id <> ${personId}::uuid
    GROUP BY id ORDER BY count(DISTINCT reason) DESC, id LIMIT ${atMost}`;
}
