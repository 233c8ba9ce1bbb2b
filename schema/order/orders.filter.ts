import type { OrderState, Prisma } from "@throughline/prisma";

export interface OrderFilter {
  states?: OrderState[] | null;
  productId?: string | null;
  isDisputed?: boolean | null;
  hasOpenRefund?: boolean | null;
  search?: string | null;
}

/** The orders that a list's filter asks for. */
export function matchesOrder({
  states,
  productId,
  isDisputed,
  hasOpenRefund,
  search,
}: OrderFilter): Prisma.OrderWhereInput {
  const all: Prisma.OrderWhereInput[] = [];
  if (states && states.length > 0) all.push({ state: { in: states } });
  if (productId) all.push({ productId });
  if (isDisputed) all.push({ disputes: { some: { state: "OPEN" } } });
  if (hasOpenRefund) all.push({ refunds: { some: undecided } });
  const text = search?.replaceAll("\0", "").trim();
  if (text) all.push(mentions(text));
  return { AND: all };
}

/** Refunds that failed, wait for Stripe, or of which nobody decided which rights go with them. */
const undecided: Prisma.RefundWhereInput = {
  OR: [
    { state: { in: ["REQUESTED", "PENDING", "FAILED"] } },
    { revokedAt: null },
  ],
};

/** An order's number, part of an address or a name, or an id of Stripe's. */
function mentions(text: string): Prisma.OrderWhereInput {
  const number = /^#?(\d{1,9})$/.exec(text)?.[1];
  const contains = { contains: text, mode: "insensitive" } as const;
  return {
    OR: [
      ...(number ? [{ number: Number(number) }] : []),
      { email: contains },
      { person: { emails: { some: { address: contains } } } },
      { person: { givenName: contains } },
      { person: { familyName: contains } },
      { checkoutSessionId: text },
      { paymentIntentId: text },
    ],
  };
}
