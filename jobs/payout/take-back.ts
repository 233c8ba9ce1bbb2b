import type {
  Stripe,
  StripeClient,
} from "@throughline/integrations/stripe/client";
import { stripeFailureOf } from "@throughline/integrations/stripe/failure";
import { tryOf } from "./try-of.ts";

/** A transfer of which so much is to be taken back in all, in the smallest unit. */
interface ToTakeBack {
  id: string;
  stripeTransferId: string;
  refusals: number;
  inAll: number;
}

/**
 * Asks for what is missing only, counted from what Stripe has taken back by now, and answers the transfer as it is then. From one
 * count on Stripe is asked for one thing: where another run asks for another amount at the same time, its own holds, and what is
 * still missing is asked for the next time. Throws what Stripe's client throws.
 */
export async function takeBack(
  stripe: StripeClient,
  { id, stripeTransferId, refusals, inAll }: ToTakeBack,
): Promise<Stripe.Transfer> {
  const before = await stripe.transfers.retrieve(stripeTransferId);
  const amount = inAll - before.amount_reversed;
  if (amount <= 0) return before;
  try {
    await stripe.transfers.createReversal(
      stripeTransferId,
      { amount, metadata: { transfer_id: id } },
      {
        idempotencyKey: `reversal:${id}:${before.amount_reversed}${tryOf({ refusals })}`,
      },
    );
  } catch (error) {
    if (stripeFailureOf(error)?.code !== "idempotency_error") throw error;
  }
  return stripe.transfers.retrieve(stripeTransferId);
}
