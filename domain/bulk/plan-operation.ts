import type { Prisma } from "@throughline/prisma";
import { refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import type { BulkKind, PlannedRow } from "./bulk-kind.ts";
import { bulkKinds, type BulkKindName } from "./kinds.ts";
import { recordOperationEvent } from "./operation.events.ts";
import { freezeSelection, type Selection } from "./selection.ts";

export interface PlanInput {
  kind: BulkKindName;
  selection: Selection;
  params: Prisma.InputJsonObject;
  reason: string;
}

const atOnce = 500;

/**
 * Freezes a selection and works out, row by row and without changing anything, what an action would do to it. What comes of it
 * is a preview that can be started or discarded; later changes of the list no longer touch it.
 */
export async function planOperation(
  tx: Tx,
  { kind: name, selection, params, reason }: PlanInput,
  now: Date,
): Promise<{ kind: "planned"; operationId: string } | Refusal> {
  const kind: BulkKind = bulkKinds[name];
  const parsed = kind.params.safeParse(params);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refused(
      ["params", ...(issue?.path ?? [])].join("."),
      issue?.message ?? "This makes no sense.",
    );
  }
  const frozen = await freezeSelection(tx, kind.subject, selection);
  if (frozen.kind !== "frozen") return frozen;
  const rows = await planRows(tx, kind, frozen.ids, params, now);

  const { id } = await tx.db.bulkOperation.create({
    data: {
      kind: name,
      params,
      reason,
      requestedById: tx.actor.id,
      requestedByName: tx.actor.name,
      total: rows.length,
      applicable: rows.filter(({ verdict }) => verdict.kind === "applies")
        .length,
      createdAt: now,
    },
  });
  for (let from = 0; from < rows.length; from += 1000)
    await tx.db.bulkRow.createMany({
      data: rows
        .slice(from, from + 1000)
        .map((row, index) => storedRow(id, from + index + 1, row)),
    });
  recordOperationEvent(tx, "bulk.planned", { id, kind: name }, now, {
    reason,
    total: rows.length,
  });
  return { kind: "planned", operationId: id };
}

async function planRows(
  tx: Tx,
  kind: BulkKind,
  ids: string[],
  params: unknown,
  now: Date,
): Promise<PlannedRow[]> {
  const planned = new Map<string, PlannedRow>();
  for (let from = 0; from < ids.length; from += atOnce) {
    const some = ids.slice(from, from + atOnce);
    for (const row of await kind.plan(tx, some, params, now))
      planned.set(row.subjectId, row);
  }
  return ids.map(
    (subjectId) => planned.get(subjectId) ?? missing(kind, subjectId),
  );
}

const missing = (
  { subject }: Pick<BulkKind, "subject">,
  subjectId: string,
): PlannedRow => ({
  subjectId,
  label: subjectId,
  verdict: { kind: "refused", reason: `There is no such ${subject}.` },
});

const stateOf = {
  applies: "PENDING",
  unchanged: "UNCHANGED",
  refused: "FAILED",
} as const;

function storedRow(
  operationId: string,
  position: number,
  { subjectId, label, about, from, to, input, verdict }: PlannedRow,
) {
  return {
    operationId,
    position,
    subjectId,
    label,
    input: input ?? {},
    preview: { about: about ?? null, from: from ?? null, to: to ?? null },
    state: stateOf[verdict.kind],
    result: verdict.kind === "applies" ? null : verdict.reason,
  };
}
