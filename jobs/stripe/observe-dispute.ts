import { applyDispute } from "@throughline/domain/dispute/apply-dispute";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";
import { carryAnswer } from "./carry-answer.ts";
import { carryOf } from "./carry.ts";
import { disputeFacts } from "./dispute-facts.ts";

/** Asks Stripe whether a dispute that is open here is decided. */
export async function observeDispute(
  desk: Pick<Desk, "store" | "stripe" | "now">,
  { disputeId }: { disputeId: string },
): Promise<JobOutcome> {
  const dispute = await desk.store.database.dispute.findUnique({
    where: { id: disputeId },
  });
  if (dispute?.state !== "OPEN") return done;
  const { orderId, paymentId, stripeDisputeId } = dispute;
  return carryAnswer(desk, async (client) => {
    const facts = disputeFacts(await client.disputes.retrieve(stripeDisputeId));
    return async (tx, now) =>
      carryOf(await applyDispute(tx, { orderId, paymentId, facts }, now));
  });
}
