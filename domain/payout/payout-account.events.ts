import type {
  PayoutAccountModel,
  PayoutAccountState,
  Prisma,
} from "@throughline/prisma";
import { recordEvent } from "../event/record.ts";
import type { Tx } from "../transaction.ts";

/**
 * Records how a payee's account stands now. Where money could go there before and cannot any more, the staff is alerted with what
 * is held back.
 */
export async function recordAccountChange(
  tx: Tx,
  { id, state: from, personId, partnerId }: PayoutAccountModel,
  to: PayoutAccountState,
  now: Date,
  {
    reason = null,
    ...payload
  }: Prisma.InputJsonObject & { reason?: string | null } = {},
): Promise<void> {
  const said = { payoutAccountId: id, partnerId, from, to };
  recordEvent(tx, {
    type: "payout.accountChanged",
    occurredAt: now,
    personId,
    reason,
    payload: { ...said, ...payload },
  });
  if (to === from || (to !== "RESTRICTED" && to !== "CLOSED")) return;
  const held = await tx.db.transfer.count({
    where: { payoutAccountId: id, state: "PLANNED" },
  });
  recordEvent(tx, {
    type: "payout.accountStopped",
    occurredAt: now,
    personId,
    reason: `${why[to]} ${held === 0 ? "No share waits for it just now; new ones will." : `Shares that wait for it: ${held}.`}`,
    payload: { ...said, held },
  });
}

const why = {
  RESTRICTED: "Stripe sends no money there until its owner has told it more.",
  CLOSED:
    "It was closed, or its owner took the school's access away. Money can go there no more.",
};
