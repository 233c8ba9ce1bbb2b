import type { Carry } from "@throughline/domain/inbox/apply-message";
import { SetAside } from "@throughline/domain/inbox/set-aside";
import { transact } from "@throughline/domain/transaction";
import type { StripeClient } from "@throughline/integrations/stripe/client";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";
import { stripeActor } from "./handler.ts";
import { outcomeOfFailure } from "./outcome-of-failure.ts";

/**
 * Asks Stripe for something whose message may have been lost, outside of any transaction, and carries out what follows from the
 * answer in one. Of what makes no sense here nothing is kept; the job then is for an admin to see.
 */
export async function carryAnswer(
  { store, stripe, now }: Pick<Desk, "store" | "stripe" | "now">,
  ask: (client: StripeClient) => Promise<Carry | JobOutcome>,
): Promise<JobOutcome> {
  if (!stripe) return { kind: "tryAgain", reason: "No key of Stripe is set." };
  try {
    const carry = await ask(stripe);
    if (typeof carry !== "function") return carry;
    await transact(store, { actor: stripeActor }, async (tx) => {
      const applied = await carry(tx, now());
      if (applied.kind === "quarantined") throw new SetAside(applied.reason);
    });
    return done;
  } catch (error) {
    return outcomeOfFailure(error);
  }
}
