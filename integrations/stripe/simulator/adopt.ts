import { z } from "zod";
import { addCustomer } from "./customer.ts";
import { addIntent, succeedIntent } from "./payment.ts";
import { addRefund } from "./refund.ts";
import type { World } from "./world.ts";

/** A payment that the school knows and the simulator does not, with Stripe's ids of all that belongs to it. */
export const knownPayment = z.object({
  paymentIntentId: z.string().min(1).max(255),
  chargeId: z.string().min(1).max(255),
  customerId: z.string().min(1).max(255).nullable(),
  orderId: z.string().max(500),
  transferGroup: z.string().max(500),
  amount: z.number().int().min(1),
  currency: z.string().length(3),
  email: z.string().max(800).nullable(),
  /** Seconds. */
  paidAt: z.number().int(),
  refunds: z.array(
    z.object({
      id: z.string().min(1).max(255),
      amount: z.number().int().min(1),
    }),
  ),
});

/** A payment that the school knows and the simulator does not. */
export type KnownPayment = z.infer<typeof knownPayment>;

/** Takes such payments up as if they had been made here, and tells nobody. Returns how many it did not know. */
export function adoptPayments(
  world: World,
  payments: readonly KnownPayment[],
): number {
  const fresh = payments.filter(
    ({ paymentIntentId: id }) => !world.books.find("payment_intent", id),
  );
  for (const payment of fresh) adopt(world, payment);
  return fresh.length;
}

function adopt(world: World, known: KnownPayment): void {
  const then: World = {
    ...world,
    isQuiet: true,
    now: () => new Date(known.paidAt * 1_000),
  };
  const payer = { email: known.email, name: null };
  const metadata = { order_id: known.orderId };
  const intent = addIntent(then, {
    id: known.paymentIntentId,
    amount: known.amount,
    currency: known.currency,
    customer: customerOf(then, known),
    ...payer,
    description: null,
    metadata,
    transferGroup: known.transferGroup,
  });
  const charge = succeedIntent(then, intent, payer, known.chargeId);
  for (const { id, amount } of known.refunds)
    addRefund(then, charge, { id, amount, reason: null, metadata: {} });
}

function customerOf(
  world: World,
  { customerId: id, email }: KnownPayment,
): string | null {
  if (id === null || world.books.find("customer", id)) return id;
  return addCustomer(world, { id, email: email ?? undefined }).id;
}
