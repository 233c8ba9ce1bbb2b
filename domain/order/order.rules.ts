import type {
  OrderState,
  ProductKind,
  ProductState,
} from "@throughline/prisma";
import { mostUnitAmount } from "../product/product.rules.ts";

/** As much of what is sold as the rules look at. */
export interface SaleFacts {
  kind: ProductKind;
  state: ProductState;
  price: { stripePriceId: string | null; unitAmount: number } | null;
}

/** What a buyer asks for. */
export interface Wish {
  quantity: number;
  isForOthers: boolean;
}

/** More places or packages are not sold in one order (order_amounts_make_sense). */
export const mostPerOrder = 10_000;

/** Why somebody cannot order this; null where nothing is in the way. `field` names the input at fault. */
export function faultOfWish(
  { kind, state, price }: SaleFacts,
  { quantity, isForOthers }: Wish,
): { field: string; message: string } | null {
  if (state !== "PUBLISHED" || !price)
    return fault("productId", "This is not on sale just now.");
  if (!price.stripePriceId)
    return fault(
      "productId",
      "This goes on sale in a moment: its price is being told to Stripe. Please try again shortly.",
    );
  if (quantity < 1 || quantity > mostPerOrder)
    return fault("quantity", "Order at least 1 and at most 10,000.");
  if (kind === "CREDITS" && isForOthers)
    return fault(
      "isForOthers",
      "Credits are booked by whoever buys them; they cannot be bought for others.",
    );
  if (kind === "CREDITS" && quantity > 100)
    return fault("quantity", "Order at most 100 packages at a time.");
  if (quantity * price.unitAmount > mostUnitAmount)
    return fault(
      "quantity",
      "This comes to more than can be paid in one order. Order fewer at a time.",
    );
  if (kind === "COURSE" && !isForOthers && quantity !== 1)
    return fault(
      "quantity",
      "For yourself order one place. Say that it is for others to order several.",
    );
  return null;
}

const fault = (field: string, message: string) => ({ field, message });

/** What an outside fact asks of an order. */
export type OrderMove = "pend" | "pay" | "fail" | "expire";

/** Where it takes the order; what is not named changes nothing. Money that came in counts whatever was said before. */
const moves: Record<OrderMove, Partial<Record<OrderState, OrderState>>> = {
  pend: { OPEN: "PENDING", EXPIRED: "PENDING" },
  pay: { OPEN: "PAID", PENDING: "PAID", FAILED: "PAID", EXPIRED: "PAID" },
  fail: { OPEN: "FAILED", PENDING: "FAILED" },
  expire: { OPEN: "EXPIRED" },
};

/** The state that follows; null where the fact is old news. */
export const nextOrderState = (
  move: OrderMove,
  state: OrderState,
): OrderState | null => moves[move][state] ?? null;

/** What was charged when a purchase was made. */
type Charge =
  | { kind: "PAID" | "NOTHING" }
  /** Of a license that is tried for so many days before it is paid. */
  | { kind: "TRIAL"; days: number };

/** What a purchase that counts as paid cost: a trial, a free course and a promotion code for all of it cost nothing. */
export function chargeOf({
  total,
  discount,
  price: { trialDays },
}: {
  total: number | null;
  discount: number;
  price: { trialDays: number };
}): Charge {
  if ((total ?? 0) > 0) return { kind: "PAID" };
  // What is tried has no amount yet that anything could be taken off.
  return trialDays > 0 && discount === 0
    ? { kind: "TRIAL", days: trialDays }
    : { kind: "NOTHING" };
}

/** What guests may begin before they are asked to wait. */
const guestLimit = { perAddress: 5, together: 600 };

/** How far back guests' checkouts are counted, in milliseconds. */
export const guestWindowMs = 10 * 60_000;

/** Whether a guest may begin another checkout after so many in the last ten minutes. */
export const mayGuestBegin = (recent: {
  ofAddress: number;
  ofAll: number;
}): boolean =>
  recent.ofAddress < guestLimit.perAddress &&
  recent.ofAll < guestLimit.together;

/** For how long a guest can make a purchase theirs by the link in the mail, in days. */
export const claimDays = 30;

/** A place that was paid although the buyer is in the course already; they may give it away. */
export const isSpare = ({
  isForOthers,
  enrollmentId,
}: {
  isForOthers: boolean;
  enrollmentId: string | null;
}): boolean => isForOthers && enrollmentId !== null;
