import type { BulkOperationModel } from "@throughline/prisma";
import type { Tx } from "../transaction.ts";

/** Locks a bulk operation, then reads it. Null where there is none. */
export async function lockOperation(
  tx: Tx,
  operationId: string,
): Promise<BulkOperationModel | null> {
  await tx.db
    .$queryRaw`SELECT 1 FROM "BulkOperation" WHERE id = ${operationId}::uuid FOR UPDATE`;
  return tx.db.bulkOperation.findUnique({ where: { id: operationId } });
}
