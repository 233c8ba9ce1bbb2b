import type { Actor, Store, Tx } from "@throughline/domain/transaction";
import { transact } from "@throughline/domain/transaction";
import { openDatabase, type Database } from "@throughline/prisma";
import { freshDatabase, type FreshDatabase } from "./database.ts";
import { openStoreOn } from "./store-on.ts";

/** A fresh database as the workers use it, with the commands' transaction at hand. */
export interface TestStore {
  urls: FreshDatabase;
  /** As the workers. */
  database: Database;
  store: Store;
  /** How often the readers of the event log were woken. */
  hints: () => number;
  run: <T>(command: (tx: Tx) => Promise<T>, actor?: Actor) => Promise<T>;
  close: () => Promise<void>;
}

const anAdmin: Actor = {
  kind: "PERSON",
  id: "00000000-0000-4000-8000-000000000001",
  name: "Astrid Admin",
};

/** Opens a store on a fresh database. */
export async function openStore(): Promise<TestStore> {
  const urls = await freshDatabase();
  const database = openDatabase(urls.worker);
  const opened = await openStoreOn(database, urls.worker);
  let hints = 0;
  const store: Store = {
    ...opened.store,
    announce: () => {
      hints += 1;
    },
  };
  return {
    urls,
    database,
    store,
    hints: () => hints,
    run: (command, actor = anAdmin) => transact(store, { actor }, command),
    async close() {
      await opened.close();
      await database.$disconnect();
      await urls.close();
    },
  };
}
