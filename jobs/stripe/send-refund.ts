import { applyRefund } from "@throughline/domain/refund/apply-refund";
import { failRefund } from "@throughline/domain/refund/fail-refund";
import { theSystem, transact } from "@throughline/domain/transaction";
import type {
  Stripe,
  StripeClient,
} from "@throughline/integrations/stripe/client";
import { stripeFailureOf } from "@throughline/integrations/stripe/failure";
import type { PaymentModel } from "@throughline/prisma";
import type { Desk } from "../desk.ts";
import { findCharge } from "../payout/find-charge.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";
import { stripeActor } from "./handler.ts";
import { refundFacts } from "./refund.ts";

/**
 * Has Stripe give money back, once: a refund that it has already, its answer having been lost, is found by our id in its metadata
 * before one is made, and the same idempotency key goes with every try. What Stripe refuses is told to the staff.
 */
export async function sendRefund(
  desk: Desk,
  { refundId }: { refundId: string },
): Promise<JobOutcome> {
  const { store, stripe, now } = desk;
  const refund = await store.database.refund.findUnique({
    where: { id: refundId },
    include: {
      payment: true,
      order: {
        include: {
          payments: {
            where: { state: "SUCCEEDED" },
            orderBy: { createdAt: "asc" },
          },
        },
      },
    },
  });
  if (refund?.state !== "REQUESTED" || refund.stripeRefundId) return done;
  const payment = refund.payment ?? refund.order.payments[0];
  const fail = (reason: string) =>
    transact(store, { actor: theSystem }, (tx) =>
      failRefund(tx, { refundId, reason }, now()),
    );
  if (!stripe || !payment) {
    await fail(
      stripe ? "No payment of the order is known." : "No key of Stripe is set.",
    );
    return done;
  }
  try {
    const made = await findOrMake(stripe, refund, payment);
    await transact(store, { actor: stripeActor }, (tx) =>
      applyRefund(
        tx,
        {
          orderId: refund.orderId,
          paymentId: payment.id,
          facts: refundFacts(made),
        },
        now(),
      ),
    );
    return done;
  } catch (error) {
    const failure = stripeFailureOf(error);
    if (!failure) throw error;
    if (failure.isPassing) return { kind: "tryAgain", reason: failure.reason };
    await fail(failure.reason);
    return done;
  }
}

async function findOrMake(
  stripe: StripeClient,
  { id, amount, order }: { id: string; amount: number; order: { id: string } },
  payment: PaymentModel,
): Promise<Stripe.Refund> {
  const { paymentIntentId } = payment;
  const of = paymentIntentId
    ? { payment_intent: paymentIntentId }
    : { charge: (await findCharge(stripe, payment)) ?? "" };
  const { data } = await stripe.refunds.list({ ...of, limit: 100 });
  const made = data.find(({ metadata }) => metadata?.refund_id === id);
  return (
    made ??
    stripe.refunds.create(
      { ...of, amount, metadata: { refund_id: id, order_id: order.id } },
      { idempotencyKey: `refund:${id}` },
    )
  );
}
