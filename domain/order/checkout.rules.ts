/** What Stripe says of a checkout, in our words. Amounts are in the currency's smallest unit. */
export interface CheckoutFacts {
  checkoutSessionId: string;
  /** `open`: the buyer has not finished; `complete`: they have, though the money may take days; `expired`: nobody did. */
  status: "open" | "complete" | "expired";
  paymentStatus: "paid" | "unpaid" | "noneRequired";
  /** ISO 4217, lower case. */
  currency: string | null;
  subtotal: number | null;
  total: number | null;
  discount: number;
  tax: number;
  /** Normalised; null where Stripe names none, or none that is one. */
  email: string | null;
  name: string | null;
  customerId: string | null;
  paymentIntentId: string | null;
  subscriptionId: string | null;
  invoiceId: string | null;
  chargeId: string | null;
  receiptUrl: string | null;
  lines: { stripePriceId: string | null; quantity: number }[];
}

/** What was ordered, as the checkout must say it too. */
export interface OrderedFacts {
  checkoutSessionId: string | null;
  currency: string;
  unitAmount: number;
  quantity: number;
  price: { stripePriceId: string | null; trialDays: number };
}

/**
 * In what a checkout differs from the order that it is for, in words for an admin; null where they agree. Promotion codes and
 * tax are Stripe's to say: they change the total, and must explain all of the change.
 */
export function differenceFrom(
  ordered: OrderedFacts,
  facts: CheckoutFacts,
): string | null {
  const { checkoutSessionId, currency, unitAmount, quantity, price } = ordered;
  if (
    checkoutSessionId !== null &&
    checkoutSessionId !== facts.checkoutSessionId
  )
    return `The order has another checkout, ${checkoutSessionId}.`;
  const [line, ...others] = facts.lines;
  if (!line || others.length > 0)
    return `The checkout has ${facts.lines.length} lines; the order has one.`;
  if (line.stripePriceId !== price.stripePriceId)
    return `The checkout is for the price ${line.stripePriceId ?? "(none)"}; the order for ${price.stripePriceId ?? "(none)"}.`;
  if (line.quantity !== quantity)
    return `The checkout is for ${line.quantity} of it; the order for ${quantity}.`;
  if (facts.currency !== currency)
    return `The currency is ${facts.currency ?? "(none)"}; the order's is ${currency}.`;
  return differenceOfAmount(
    unitAmount * quantity,
    price.trialDays > 0 && facts.paymentStatus === "noneRequired",
    facts,
  );
}

function differenceOfAmount(
  expected: number,
  mayBeTrial: boolean,
  { subtotal, total, discount, tax }: CheckoutFacts,
): string | null {
  const isTrial = mayBeTrial && subtotal === 0;
  if (subtotal !== expected && !isTrial)
    return `The amount before discount and tax is ${subtotal ?? "(none)"}; the order's is ${expected}, in the smallest unit.`;
  const before = (subtotal ?? 0) - discount;
  // Where the tax is in the price it adds nothing.
  if (total !== before && total !== before + tax)
    return `The total is ${total ?? "(none)"}, which neither discount (${discount}) nor tax (${tax}) explains.`;
  return null;
}
