import type { Tx } from "../transaction.ts";
import type { ImportKind } from "./import-kinds.ts";

/** Opens an import, to which a file is then uploaded. */
export async function beginImport(
  tx: Tx,
  { kind, fileName }: { kind: ImportKind; fileName: string },
  now: Date,
): Promise<{ kind: "begun"; operationId: string }> {
  const { id } = await tx.db.bulkOperation.create({
    data: {
      kind,
      state: "DRAFT",
      reason: `Import of ${fileName}`,
      requestedById: tx.actor.id,
      requestedByName: tx.actor.name,
      createdAt: now,
      file: { create: { name: fileName } },
    },
  });
  return { kind: "begun", operationId: id };
}
