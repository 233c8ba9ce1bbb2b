import type { Database } from "@throughline/prisma";

/** Which person a login's person is by now, and which other records are the same human. */
export type IdentityFinder = (personId: string) => Promise<{
  personId: string;
  formerPersonIds: readonly string[];
}>;

/**
 * Looks up whether a person was merged into another or others into it. `db` must see everybody. One indexed read for
 * almost everybody; a merge counts from the next request on.
 */
export function identityFinder(db: Pick<Database, "person">): IdentityFinder {
  return async function identityOf(personId) {
    const records = await db.person.findMany({
      where: { OR: [{ id: personId }, { mergedIntoId: personId }] },
      select: { id: true, mergedIntoId: true },
    });
    const own = records.find(({ id }) => id === personId);
    if (own?.mergedIntoId) return identityOf(own.mergedIntoId);
    const former = records.filter(({ id }) => id !== personId);
    return { personId, formerPersonIds: former.map(({ id }) => id) };
  };
}
