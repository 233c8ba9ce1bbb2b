import { z } from "zod";
import type { OrderClues } from "../order/find-order.ts";

const id = z.string().max(200).nullish().catch(null);
const idOrObject = z
  .union([z.string().max(200), z.looseObject({ id: z.string() })])
  .nullish()
  .catch(null)
  .transform((value) =>
    typeof value === "object" && value !== null ? value.id : (value ?? null),
  );

const body = z.object({
  data: z.object({
    object: z.looseObject({
      id,
      object: id,
      client_reference_id: id,
      payment_intent: idOrObject,
      charge: idOrObject,
      metadata: z.object({ order_id: id }).nullish().catch(null),
    }),
  }),
});

/** By what a message of Stripe's names an order, as far as its body says; of one that makes no sense, nothing. Never throws. */
export function readOrderClues(rawBody: string): OrderClues {
  const read = body.safeParse(jsonOf(rawBody));
  if (!read.success) return {};
  const { object } = read.data.data;
  const own = (kind: string) => (object.object === kind ? object.id : null);
  return {
    reference: object.client_reference_id ?? object.metadata?.order_id ?? null,
    checkoutSessionId: own("checkout.session") ?? null,
    paymentIntentId: object.payment_intent ?? own("payment_intent") ?? null,
    chargeId: object.charge ?? own("charge") ?? null,
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
