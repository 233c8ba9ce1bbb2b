import type { Carry } from "@throughline/domain/inbox/apply-message";
import type { Actor } from "@throughline/domain/transaction";
import type { StripeClient } from "@throughline/integrations/stripe/client";
import type { StripeMessage } from "@throughline/integrations/stripe/parse";
import type { Desk } from "../desk.ts";

/** What a handler works with, outside of any transaction. */
export interface StripeCall {
  client: StripeClient;
  message: StripeMessage;
  /** Stripe's id of the object that the message is about. */
  objectId: string;
  database: Desk["store"]["database"];
  now: Date;
}

/**
 * Fetches what a message is about as it is at Stripe now, for messages come late, twice and in any order; then says what follows
 * from it. May throw what Stripe's client throws.
 */
export type StripeHandler = (call: StripeCall) => Promise<Carry>;

/** Who acts when a message of Stripe's is applied. */
export const stripeActor: Actor = { kind: "SYSTEM", id: null, name: "Stripe" };
