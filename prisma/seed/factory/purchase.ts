import { beginOrder } from "@throughline/domain/order/begin-order";
import { fulfilOrder } from "@throughline/domain/order/fulfil-order";
import { noteCheckout } from "@throughline/domain/order/note-checkout";
import type { CheckoutFacts } from "@throughline/domain/order/checkout.rules";
import { isRefusal } from "@throughline/domain/outcome";
import {
  theSystem,
  transact,
  type Store,
} from "@throughline/domain/transaction";
import type { OrderModel } from "@throughline/prisma";
import { uniqueWord, type Random } from "./random.ts";

export interface Purchase {
  product: {
    id: string;
    price: {
      stripePriceId: string | null;
      unitAmount: number;
      currency: string;
    };
  };
  personId: string;
  quantity?: number;
  isForOthers?: boolean;
  tax?: number;
  /** Of a license: Stripe's id of the subscription. */
  subscriptionId?: string;
}

/**
 * Buys by the product's own commands, with what Stripe would say of a checkout that is paid: the order, its payment, the
 * enrollment and the rights are there, and the events too. Throws where any of it is refused.
 */
export async function makePurchase(
  store: Store,
  { product, personId, quantity = 1, ...more }: Purchase,
  now: Date,
  random: Random = Math.random,
): Promise<OrderModel> {
  const word = uniqueWord(random);
  const checkoutSessionId = `cs_${word}`;
  return transact(store, { actor: theSystem }, async (tx) => {
    const wanted = {
      productId: product.id,
      quantity,
      isForOthers: more.isForOthers ?? false,
      personId,
      email: null,
      requestKey: `purchase-${word}`,
    };
    const begun = await beginOrder(tx, wanted, now);
    if (isRefusal(begun)) throw new Error(`not begun: ${begun.message}`);
    const { orderId } = begun;
    const url = `https://checkout.stripe.example/${checkoutSessionId}`;
    const expiresAt = new Date(now.getTime() + 86_400_000);
    const checkout = { orderId, checkoutSessionId, url, expiresAt };
    const noted = await noteCheckout(tx, checkout, now);
    if (isRefusal(noted)) throw new Error(`not noted: ${noted.message}`);
    const facts = paidFacts({ product, quantity, ...more }, word);
    const fulfilled = await fulfilOrder(tx, { orderId, facts }, now);
    if (fulfilled.kind !== "fulfilled")
      throw new Error(`not fulfilled: ${JSON.stringify(fulfilled)}`);
    return tx.db.order.findUniqueOrThrow({ where: { id: orderId } });
  });
}

/** What Stripe says of a checkout that was paid at once. */
function paidFacts(
  {
    product: { price },
    quantity,
    tax = 0,
    subscriptionId = undefined,
  }: Pick<Purchase, "product" | "tax" | "subscriptionId"> & {
    quantity: number;
  },
  word: string,
): CheckoutFacts {
  const subtotal = price.unitAmount * quantity;
  return {
    checkoutSessionId: `cs_${word}`,
    status: "complete",
    paymentStatus: subtotal + tax === 0 ? "noneRequired" : "paid",
    currency: price.currency,
    subtotal,
    total: subtotal + tax,
    discount: 0,
    tax,
    email: null,
    name: null,
    customerId: `cus_${word}`,
    paymentIntentId: subscriptionId ? null : `pi_${word}`,
    subscriptionId: subscriptionId ?? null,
    invoiceId: subscriptionId ? `in_${word}` : null,
    chargeId: `ch_${word}`,
    receiptUrl: `https://receipts.stripe.example/${word}`,
    lines: [{ stripePriceId: price.stripePriceId, quantity }],
  };
}
