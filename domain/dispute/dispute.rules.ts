import type { DisputeState } from "@throughline/prisma";

/** A bank that asks and takes nothing, or has asked no more: no dispute, and it may become one. */
type InquiryState = "INQUIRY" | "INQUIRY_CLOSED";

/** A dispute or an inquiry as it is at Stripe, where both are one object. */
export type DisputeFacts = Facts<DisputeState> | InquiryFacts;
export type InquiryFacts = Facts<InquiryState>;

interface Facts<State> {
  stripeDisputeId: string;
  amount: number;
  currency: string;
  /** Stripe's word for why, such as `fraudulent`. */
  reason: string;
  state: State;
  openedAt: Date;
  /** Until when evidence is taken. */
  dueAt: Date | null;
}

/** Whether the bank only asks, or asked. */
export const isInquiry = (facts: DisputeFacts): facts is InquiryFacts =>
  facts.state === "INQUIRY" || facts.state === "INQUIRY_CLOSED";

/**
 * The state that an observed one leads to; null where it is no news. What is closed never opens again, but its end may turn: an
 * appeal goes the other way, or money is withdrawn for what was prevented.
 */
export const nextDisputeState = (
  known: DisputeState,
  observed: DisputeState,
): DisputeState | null =>
  observed !== "OPEN" && observed !== known ? observed : null;

/** Until when Stripe takes evidence, in words for the staff. */
export const dueInWords = (dueAt: Date | null): string =>
  dueAt
    ? `Stripe takes evidence until ${new Intl.DateTimeFormat("en", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }).format(dueAt)} UTC.`
    : "Stripe names no day until which evidence is taken.";

/** Whether Stripe still names the same day. */
export const sameTime = (a: Date | null, b: Date | null): boolean =>
  a?.getTime() === b?.getTime();
