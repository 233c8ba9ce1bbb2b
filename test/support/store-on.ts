import { openQueue } from "@throughline/domain/queue/queue";
import type { Store } from "@throughline/domain/transaction";
import type { Database } from "@throughline/prisma";

/**
 * A store on a database that is open already, with a queue of its own at `url`; nobody is woken by what it records. `close` ends the
 * queue's connections, the database stays open.
 */
export async function openStoreOn(
  database: Database,
  url: string,
): Promise<{ store: Store; close: () => Promise<void> }> {
  const { queue, close } = await openQueue(url, (error) => {
    throw error;
  });
  return { store: { database, queue, announce: () => undefined }, close };
}
