import type { Prisma, UserRole } from "./generated/client/client.ts";
import type { Database } from "./client.ts";

/** Who is looking. SYSTEM is the api's own door for partners' webhooks; no person ever has it. */
export interface Viewer {
  role: UserRole | "ANONYMOUS" | "SYSTEM";
  personId: string | null;
}

/**
 * The database as one viewer may see it: each read runs in a transaction that tells PostgreSQL who looks, so that row-level
 * security answers. For writing use {@link actAs} inside an interactive transaction.
 */
export function viewedBy(database: Database, viewer: Viewer): Database {
  const extended = database.$extends({
    query: {
      async $allOperations({ args, query }) {
        const [, answer] = await database.$transaction([
          sayWhoLooks(database, viewer),
          query(args) as Prisma.PrismaPromise<unknown>,
        ]);
        return answer;
      },
    },
  });
  return extended as unknown as Database;
}

/** Tells PostgreSQL, for the rest of this transaction, who acts. */
export async function actAs(
  tx: Prisma.TransactionClient,
  viewer: Viewer,
): Promise<void> {
  await sayWhoLooks(tx, viewer);
}

function sayWhoLooks(
  client: Pick<Prisma.TransactionClient, "$queryRaw">,
  { role, personId }: Viewer,
) {
  return client.$queryRaw`SELECT set_config('app.role', ${role}, true), set_config('app.person', ${personId ?? ""}, true)`;
}
