import type { DisputeState } from "@throughline/prisma";

/** A dispute as it is at Stripe. */
export interface DisputeFacts {
  stripeDisputeId: string;
  amount: number;
  currency: string;
  /** Stripe's word for why, such as `fraudulent`. */
  reason: string;
  state: DisputeState;
  openedAt: Date;
  /** Until when evidence is taken. */
  dueAt: Date | null;
}

/** The state that an observed one leads to; null where it is old news. What is closed stays closed. */
export const nextDisputeState = (
  known: DisputeState,
  observed: DisputeState,
): DisputeState | null =>
  known === "OPEN" && observed !== "OPEN" ? observed : null;
