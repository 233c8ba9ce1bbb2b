import type { LicenseState } from "@throughline/prisma";

/** How long seats go on after a payment failed, in days from Stripe's own time of the failure. */
export const graceDays = 7;

/** What Stripe says of a subscription (docs.stripe.com, "The Subscription object", `status`). */
export const subscriptionStatuses = [
  "incomplete",
  "incomplete_expired",
  "trialing",
  "active",
  "past_due",
  "unpaid",
  "paused",
  "canceled",
] as const;
export type SubscriptionStatus = (typeof subscriptionStatuses)[number];

/** The state that a status means; null while the first payment is awaited, for then nothing is given yet. */
export const stateOfStatus: Record<SubscriptionStatus, LicenseState | null> = {
  incomplete: null,
  incomplete_expired: "CANCELED",
  trialing: "TRIAL",
  active: "ACTIVE",
  past_due: "PAST_DUE",
  unpaid: "PAST_DUE",
  paused: "PAUSED",
  canceled: "CANCELED",
};

/** As much of a license as its next standing depends on. */
export interface Standing {
  state: LicenseState;
  graceEndsAt: Date | null;
  /** Since when its seats stand still; null while they go on. */
  lapsedAt: Date | null;
}

/**
 * How a license stands once Stripe said that it is in a state. Past due, its seats go on for the days of grace, counted from the
 * first failure, however often it fails again; paused or canceled, they stop at once: Stripe says so at the period's end where
 * that was asked for.
 */
export function standingAfter(
  before: Standing | null,
  state: LicenseState,
  observedAt: Date,
  now: Date,
): Standing {
  const goesOn = { state, graceEndsAt: null, lapsedAt: null };
  switch (state) {
    case "TRIAL":
    case "ACTIVE":
      return goesOn;
    case "PAST_DUE": {
      const graceEndsAt = graceOf(before, observedAt);
      const lapsedAt = now < graceEndsAt ? null : graceEndsAt;
      return { state, graceEndsAt, lapsedAt };
    }
    case "PAUSED":
    case "CANCELED":
      return {
        state,
        graceEndsAt: null,
        lapsedAt: before?.lapsedAt ?? observedAt,
      };
  }
}

const graceOf = (before: Standing | null, observedAt: Date): Date =>
  (before?.state === "PAST_DUE" && before.graceEndsAt) ||
  new Date(observedAt.getTime() + graceDays * 86_400_000);

/** Why seats stand still, in words for the record. */
export const reasonOfLapse: Record<LicenseState, string> = {
  TRIAL: "The license stands still.",
  ACTIVE: "The license stands still.",
  PAST_DUE: "The license was not paid within the days of grace.",
  PAUSED: "The license is paused.",
  CANCELED: "The license has ended.",
};
