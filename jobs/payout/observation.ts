import type { TransferObservation } from "@throughline/domain/payout/observe-transfer";
import type { Stripe } from "@throughline/integrations/stripe/client";
import { z } from "zod";

/** What Stripe says of a transfer, in our words. */
export function observationOf({
  id,
  amount,
  amount_reversed,
  metadata,
}: Pick<
  Stripe.Transfer,
  "id" | "amount" | "amount_reversed" | "metadata"
>): TransferObservation {
  const ours = z.uuid().safeParse(metadata.transfer_id);
  return {
    transferId: ours.success ? ours.data : null,
    stripeTransferId: id,
    amount,
    amountReversed: amount_reversed,
  };
}
