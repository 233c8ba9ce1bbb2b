import type { Database } from "@throughline/prisma";

/** Behind everybody who could wait: PostgreSQL's largest integer. */
export const endOfLine = 2_147_483_647;

/** How many wait for a class before a place in its line; whoever may see one wait, or none, may know it. */
export async function waitingBefore(
  db: Pick<Database, "$queryRaw">,
  { sessionId, place }: { sessionId: string; place: number },
): Promise<number> {
  const [found] = await db.$queryRaw<{ count: number }[]>`
    SELECT waiting_before(${sessionId}::uuid, ${place}::int) AS count`;
  return found?.count ?? 0;
}
