import { actAs, type Viewer } from "@throughline/prisma/viewer";
import type { Database, Prisma } from "@throughline/prisma";
import { isConflict } from "./busy.ts";
import { isRefusal, type Refusal } from "./outcome.ts";
import { flushEvents, type EventDraft } from "./event/record.ts";
import { flushJobs, type JobDraft } from "./queue/enqueue.ts";
import type { Queue } from "./queue/queue.ts";

/** Who causes a change: a person, a partner by its signed message, or the system by itself. */
export interface Actor {
  kind: "PERSON" | "PARTNER" | "SYSTEM";
  id: string | null;
  name: string;
  requestId?: string;
}

/** What a command works in: it reads and writes through `db`, and what it records and enqueues is stored with it or not at all. */
export interface Tx {
  readonly db: Prisma.TransactionClient;
  readonly actor: Actor;
  readonly events: EventDraft[];
  readonly jobs: JobDraft[];
}

/** Where commands are carried out. `announce` wakes the readers of the event log; it may be lost. */
export interface Store {
  database: Database;
  queue: Queue;
  announce: () => void;
}

export interface OnBehalf {
  actor: Actor;
  /** Told to PostgreSQL for row-level security; absent where the connection's own role decides (workers). */
  viewer?: Viewer;
}

/** So often a transaction is begun that PostgreSQL gives up because another one stood in its way. */
const attempts = 3;

/**
 * Runs one command in one transaction: its writes, its events and its jobs together or not at all. A command that refuses
 * changes nothing, whatever it wrote before it refused. Readers are woken after the commit. Throws what `run` throws; where two
 * transactions stand in each other's way, `run` is called again.
 */
export async function transact<T>(
  store: Store,
  onBehalf: OnBehalf,
  run: (tx: Tx) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { outcome, recorded } = await commit(store, onBehalf, run);
      if (recorded > 0) store.announce();
      return outcome;
    } catch (error) {
      if (error instanceof Takeback) return error.outcome as T;
      if (attempt === attempts || !isConflict(error)) throw error;
    }
  }
}

function commit<T>(
  store: Store,
  { actor, viewer }: OnBehalf,
  run: (tx: Tx) => Promise<T>,
) {
  return store.database.$transaction(async (db) => {
    if (viewer) await actAs(db, viewer);
    const tx: Tx = { db, actor, events: [], jobs: [] };
    const outcome = await run(tx);
    if (isRefusal(outcome)) throw new Takeback(outcome);
    await flushEvents(tx);
    await flushJobs(tx, store.queue);
    return { outcome, recorded: tx.events.length + tx.jobs.length };
  });
}

/** Thrown inside a transaction to roll it back; carries the refusal out of it. */
class Takeback extends Error {
  readonly outcome: Refusal;
  constructor(outcome: Refusal) {
    super(outcome.message);
    this.outcome = outcome;
  }
}

/** The system acting by itself, such as a sweep. */
export const theSystem: Actor = {
  kind: "SYSTEM",
  id: null,
  name: "Throughline",
};
