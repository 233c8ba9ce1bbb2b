import type { Prisma, TransferModel } from "@throughline/prisma";
import { granularityOf } from "../product/currency.rules.ts";
import type { Tx } from "../transaction.ts";
import { reversalOf } from "./split.rules.ts";

const whole = {
  product: { select: { courseId: true } },
  transfers: { orderBy: [{ makesUp: "asc" }, { id: "asc" }] },
  payments: { where: { state: "SUCCEEDED" }, orderBy: { createdAt: "asc" } },
} satisfies Prisma.OrderInclude;

/** A payee's transfers of one payment: the share itself, then those that made up for refunds that failed. */
export type ShareOfPayment = [TransferModel, ...TransferModel[]];

/** The shares of a payment, and how much of a share goes back once so much of the payment was refunded in all. */
interface SharesOfPayment {
  courseId: string | null;
  shares: ShareOfPayment[];
  backOf: (share: ShareOfPayment, refundedTotal: number) => number;
}

/** Locks an order, then reads who has which share of one of its payments. Null where there is no such order. */
export async function readShares(
  tx: Tx,
  { orderId, paymentId }: { orderId: string; paymentId: string },
): Promise<SharesOfPayment | null> {
  await tx.db
    .$queryRaw`SELECT 1 FROM "Order" WHERE id = ${orderId}::uuid FOR UPDATE`;
  const order = await tx.db.order.findUnique({
    where: { id: orderId },
    include: whole,
  });
  if (!order) return null;
  const [first] = order.payments;
  const total = order.payments.find(({ id }) => id === paymentId)?.amount ?? 0;
  const byPayee = new Map<string, ShareOfPayment>();
  for (const transfer of order.transfers) {
    if ((transfer.paymentId ?? first?.id) !== paymentId) continue;
    const known = byPayee.get(transfer.payoutAccountId);
    if (known) known.push(transfer);
    else byPayee.set(transfer.payoutAccountId, [transfer]);
  }
  return {
    courseId: order.product.courseId,
    shares: [...byPayee.values()],
    backOf: ([{ amount, currency }], refundedTotal) =>
      reversalOf(amount, {
        refundedTotal,
        total,
        step: granularityOf(currency),
      }),
  };
}
