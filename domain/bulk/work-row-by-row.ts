import type { BulkRowState, Prisma } from "@throughline/prisma";
import { isRefusal, type Refusal } from "../outcome.ts";
import { transact, type Tx } from "../transaction.ts";
import type { BulkKind, FrozenRow } from "./bulk-kind.ts";
import type { BulkWork, Slice, SliceOutcome } from "./bulk-work.ts";
import {
  claimToApply,
  claimToTakeBack,
  type Claim,
  type ClaimedRow,
} from "./claim-row.ts";
import { bulkKindOf } from "./kinds.ts";

/** A slice ends after so many milliseconds, so that its progress is seen. */
const sliceMs = 750;

interface RowResult {
  state: BulkRowState;
  result: string | null;
  undo?: Prisma.InputJsonObject;
}

interface Direction {
  claim: Claim;
  /** What a row becomes that was refused. */
  failed: BulkRowState;
  reason: string;
  work: (tx: Tx, row: FrozenRow, now: Date) => Promise<RowResult | Refusal>;
}

/**
 * Works an action's rows one after the other, each in a transaction of its own in which the row is claimed, done and marked: a
 * worker that dies leaves every row either done or untouched. One row's failure does not stop the rest.
 */
export const rowByRow: BulkWork = {
  apply(slice) {
    const kind = kindOf(slice);
    const { reason, params } = slice.operation;
    return workSlice(slice, {
      claim: claimToApply,
      failed: "FAILED",
      reason: reason ?? "",
      async work(tx, row, now) {
        const outcome = await kind.apply(tx, row, params, now);
        if (isRefusal(outcome)) return outcome;
        return outcome.kind === "applied"
          ? {
              state: "APPLIED",
              result: outcome.result ?? null,
              undo: outcome.undo ?? {},
            }
          : { state: "UNCHANGED", result: outcome.result };
      },
    });
  },
  undo(slice) {
    const { undo } = kindOf(slice);
    if (!undo) return Promise.resolve("nothingLeft");
    const { undoReason, params } = slice.operation;
    return workSlice(slice, {
      claim: claimToTakeBack,
      failed: "UNDO_FAILED",
      reason: undoReason ?? "",
      async work(tx, row, now) {
        const outcome = await undo(tx, row, params, now);
        if (isRefusal(outcome)) return outcome;
        return { state: "UNDONE", result: outcome.result ?? null };
      },
    });
  },
};

function kindOf({ operation }: Slice): BulkKind {
  const kind = bulkKindOf(operation.kind);
  if (!kind) throw new Error(`there is no kind ${operation.kind}`);
  return kind;
}

async function workSlice(
  slice: Slice,
  direction: Direction,
): Promise<SliceOutcome> {
  const end = performance.now() + sliceMs;
  do {
    if ((await workOne(slice, direction)) === "nothingLeft")
      return "nothingLeft";
  } while (performance.now() < end);
  return "worked";
}

async function workOne(
  { store, operation, actor, now, onError }: Slice,
  { claim, failed, reason, work }: Direction,
): Promise<SliceOutcome> {
  let claimed: ClaimedRow | null = null;
  const run = () =>
    transact(store, { actor }, async (tx) => {
      claimed = await claim(tx, operation.id);
      if (!claimed) return null;
      const row = { ...claimed, subjectId: claimed.subjectId ?? "", reason };
      const result = await work(tx, row, now());
      if (!isRefusal(result)) await mark(tx, operation.id, claimed, result);
      return result;
    });

  const outcome = await run().catch((error: unknown) => {
    if (!claimed) throw error;
    onError(error);
    return somethingWentWrong;
  });
  if (!claimed) return "nothingLeft";
  if (outcome && isRefusal(outcome)) {
    const { position } = claimed;
    const result = { state: failed, result: outcome.message };
    // The refusal rolled everything back, the claim too: whoever claims the row now gets the same answer.
    await transact(store, { actor }, async (tx) => {
      const again = await claim(tx, operation.id, position);
      if (again) await mark(tx, operation.id, again, result);
    });
  }
  return "worked";
}

const somethingWentWrong: Refusal = {
  kind: "refused",
  field: "row",
  message:
    "Something went wrong on our side; nothing was changed. Plan the row anew.",
};

async function mark(
  tx: Tx,
  operationId: string,
  { position }: ClaimedRow,
  { state, result, undo }: RowResult,
) {
  await tx.db.bulkRow.update({
    where: { operationId_position: { operationId, position } },
    data: { state, result, ...(undo && { undo }) },
  });
}
