import type { PaymentModel } from "@throughline/prisma";
import type { Tx } from "../transaction.ts";

export interface PaymentClues {
  paymentIntentId: string | null;
  chargeId: string | null;
  invoiceId?: string | null;
}

/** The payment that Stripe speaks of, by any of the ids that it has there. Null where none is known. */
export function findPayment(
  db: Pick<Tx["db"], "payment">,
  { paymentIntentId, chargeId, invoiceId }: PaymentClues,
): Promise<PaymentModel | null> {
  return db.payment.findFirst({
    where: {
      OR: [
        ...(paymentIntentId ? [{ paymentIntentId }] : []),
        ...(chargeId ? [{ chargeId }] : []),
        ...(invoiceId ? [{ invoiceId }] : []),
      ],
    },
  });
}
