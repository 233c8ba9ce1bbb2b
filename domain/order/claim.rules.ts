import type { OrderState } from "@throughline/prisma";

/** As much of a guest's purchase as its link is judged by. */
export interface ClaimFacts {
  state: OrderState;
  claimedAt: Date | null;
  claimExpiresAt: Date | null;
  isDisputed: boolean;
  /** All of the money is on its way back, or the bank took some of it. */
  isGoingBack: boolean;
  /** Who was made for it; null where it waits for somebody with a login. */
  buyerId: string | null;
  buyerHasLogin: boolean;
}

/** Why the mailed link opens nothing for whoever holds it, signed in as `personId` or not; null where it does. */
export function faultOfClaim(
  order: ClaimFacts,
  personId: string | null,
  now: Date,
): string | null {
  const { claimExpiresAt, buyerId } = order;
  if (order.claimedAt !== null)
    return "This link was used before. Please sign in.";
  if (order.state !== "PAID") return "This purchase was refunded.";
  if (order.isDisputed)
    return "Your bank asks for the money of this purchase back; until that is settled it stands still.";
  if (order.isGoingBack)
    return "The money of this purchase is on its way back, so there is nothing to take.";
  if (claimExpiresAt === null || claimExpiresAt <= now)
    return "This link is too old. Ask the school for a new one.";
  if (personId !== null && buyerId !== null && personId !== buyerId)
    return "This purchase was made with another e-mail address than yours. Sign out first, then open the link again; the school can join the two accounts.";
  if (personId === null && (buyerId === null || order.buyerHasLogin))
    return "Sign in to add the purchase to your account.";
  return null;
}
