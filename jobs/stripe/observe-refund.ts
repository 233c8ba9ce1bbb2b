import { applyRefund } from "@throughline/domain/refund/apply-refund";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";
import { carryAnswer } from "./carry-answer.ts";
import { carryOf } from "./carry.ts";
import { refundFacts } from "./refund.ts";

/** Asks Stripe whether a refund that is on its way arrived or failed. */
export async function observeRefund(
  desk: Pick<Desk, "store" | "stripe" | "now">,
  { refundId }: { refundId: string },
): Promise<JobOutcome> {
  const refund = await desk.store.database.refund.findUnique({
    where: { id: refundId },
  });
  if (refund?.state !== "PENDING" || !refund.stripeRefundId) return done;
  const { orderId, paymentId, stripeRefundId } = refund;
  return carryAnswer(desk, async (client) => {
    const facts = refundFacts(await client.refunds.retrieve(stripeRefundId));
    return async (tx, now) =>
      carryOf(await applyRefund(tx, { orderId, paymentId, facts }, now));
  });
}
