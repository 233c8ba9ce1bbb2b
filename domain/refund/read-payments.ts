import type { Prisma } from "@throughline/prisma";
import type { Tx } from "../transaction.ts";

const withReturns = {
  refunds: true,
  disputes: true,
} satisfies Prisma.PaymentInclude;

/** Money that came in, with what went back of it, is on its way back, or is disputed. */
export type PaymentWithReturns = Prisma.PaymentGetPayload<{
  include: typeof withReturns;
}>;

/** The payments of an order that came in, the first one first: an order has one, a license one for each period. */
export async function readPayments(
  db: Pick<Tx["db"], "payment" | "refund" | "dispute">,
  orderId: string,
): Promise<PaymentWithReturns[]> {
  const payments = await db.payment.findMany({
    where: { orderId, state: "SUCCEEDED" },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    include: withReturns,
  });
  const [first] = payments;
  if (!first) return payments;
  // What names no payment is of the first.
  const unnamed = { where: { orderId, paymentId: null } };
  first.refunds.push(...(await db.refund.findMany(unnamed)));
  first.disputes.push(...(await db.dispute.findMany(unnamed)));
  return payments;
}

/** The payment with an id; the first where none is named. */
export const paymentIn = (
  payments: readonly PaymentWithReturns[],
  paymentId: string | null | undefined,
): PaymentWithReturns | undefined =>
  paymentId ? payments.find(({ id }) => id === paymentId) : payments[0];
