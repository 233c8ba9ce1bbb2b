import type { BulkOperationModel, BulkState } from "@throughline/prisma";
import { enqueue } from "../queue/enqueue.ts";
import { runBulkOperation } from "../queue/jobs.ts";
import { transact, type Actor, type Store, type Tx } from "../transaction.ts";
import { importWork } from "../import/import-work.ts";
import type { BulkWork, Slice, SliceOutcome } from "./bulk-work.ts";
import { bulkKindOf } from "./kinds.ts";
import { lockOperation } from "./lock-operation.ts";
import { recordOperationEvent } from "./operation.events.ts";
import { takeCount, type RowCounts } from "./take-count.ts";
import { rowByRow } from "./work-row-by-row.ts";

export interface CarryOn {
  store: Store;
  now: () => Date;
  onError: (error: unknown) => void;
  /** For so many milliseconds at most; what is left then is enqueued. */
  patienceMs: number;
}

/**
 * Carries an operation on where it stands: applies what is running, takes back what is being taken back, checks an import's
 * rows. Any number of workers may do so at once, and any of them may die: the rows are the state. Progress is recorded once a
 * slice, not once a row.
 */
export async function carryOnOperation(
  { store, now, onError, patienceMs }: CarryOn,
  { operationId }: { operationId: string },
): Promise<void> {
  const end = performance.now() + patienceMs;
  for (;;) {
    const operation = await store.database.bulkOperation.findUnique({
      where: { id: operationId },
    });
    const work = operation && workOf(operation);
    if (!operation || !work) return;
    const actor = actorOf(operation);
    const slice: Slice = { store, operation, actor, now, onError };
    const outcome = await work(slice);
    const goesOn = await transact(store, { actor }, (tx) =>
      settleSlice(tx, operation, outcome, now(), performance.now() > end),
    );
    if (!goesOn) return;
  }
}

/** What is to be done with an operation in its state; null where nothing is. */
function workOf({
  kind,
  state,
}: BulkOperationModel): ((slice: Slice) => Promise<SliceOutcome>) | null {
  const work: BulkWork = bulkKindOf(kind) ? rowByRow : importWork;
  if (state === "RUNNING") return work.apply;
  if (state === "UNDOING") return work.undo;
  return (state === "PLANNING" && work.plan) || null;
}

function actorOf(operation: BulkOperationModel): Actor {
  const { state, undoneById, undoneByName } = operation;
  return state === "UNDOING"
    ? { kind: "PERSON", id: undoneById, name: undoneByName ?? "" }
    : {
        kind: "PERSON",
        id: operation.requestedById,
        name: operation.requestedByName,
      };
}

/** What ends a state, by what is left of it, and the fact that says so. */
const ends: Partial<
  Record<
    BulkState,
    {
      left: (counts: RowCounts) => number;
      to: BulkState;
      at: "finishedAt" | "undoneAt" | null;
      type: "bulk.finished" | "bulk.undone" | "bulk.planned";
    }
  >
> = {
  RUNNING: {
    left: ({ PENDING }) => PENDING,
    to: "DONE",
    at: "finishedAt",
    type: "bulk.finished",
  },
  UNDOING: {
    left: ({ APPLIED }) => APPLIED,
    to: "UNDONE",
    at: "undoneAt",
    type: "bulk.undone",
  },
  PLANNING: { left: () => 0, to: "PREVIEW", at: null, type: "bulk.planned" },
};

/** Counts, records how far it is, and ends the operation where nothing is left. Returns whether this worker goes on. */
async function settleSlice(
  tx: Tx,
  { id, state, round }: BulkOperationModel,
  outcome: SliceOutcome,
  now: Date,
  isTired: boolean,
): Promise<boolean> {
  const operation = await lockOperation(tx, id);
  const end = ends[state];
  // Stopped, ended, discarded or begun anew by somebody else meanwhile.
  if (!operation || !end) return false;
  if (operation.state !== state || operation.round !== round) return false;
  const counts = await takeCount(tx, id);
  const left = outcome === "nothingLeft" ? end.left(counts) : 1;
  if (left === 0) {
    await tx.db.bulkOperation.update({
      where: { id },
      data: { state: end.to, ...(end.at && { [end.at]: now }) },
    });
    recordOperationEvent(tx, end.type, operation, now, { counts });
    return false;
  }
  if (outcome === "worked")
    recordOperationEvent(tx, "bulk.progressed", operation, now, { counts });
  if (isTired) enqueue(tx, runBulkOperation, { operationId: id });
  // The rows that are left are in another worker's hands, who ends the operation.
  return outcome === "worked" && !isTired;
}
