import type { PayoutEntryKind, TransferModel } from "@throughline/prisma";
import type { Tx } from "../transaction.ts";

/** Adds a line to a payee's statement, once per key. An amount of nothing adds none. */
export async function addPayoutEntry(
  tx: Tx,
  {
    transfer,
    kind,
    amount,
    key,
  }: {
    transfer: Pick<TransferModel, "id" | "payoutAccountId" | "currency">;
    kind: PayoutEntryKind;
    amount: number;
    key: string;
  },
  now: Date,
): Promise<void> {
  if (amount <= 0) return;
  const { id: transferId, payoutAccountId, currency } = transfer;
  await tx.db.payoutEntry.createMany({
    data: [
      { transferId, payoutAccountId, currency, kind, amount, key, at: now },
    ],
    skipDuplicates: true,
  });
}
