import { expect, test } from "vitest";
import type { Stripe } from "@throughline/integrations/stripe/client";
import { disputeFacts } from "./dispute-facts.ts";

/** A dispute of 40 dollars, of which so much was moved at Stripe. */
const dispute = (status: string, ...moved: number[]) =>
  ({
    id: "du_1",
    amount: 4_000,
    currency: "usd",
    reason: "product_not_received",
    status,
    created: 1_700_000_000,
    evidence_details: { due_by: null },
    balance_transactions: moved.map((amount) => ({ amount })),
  }) as unknown as Stripe.Dispute;

test.each([
  ["warning_needs_response", [], "INQUIRY"],
  ["warning_under_review", [], "INQUIRY"],
  ["warning_closed", [], "INQUIRY_CLOSED"],
  ["needs_response", [-4_000], "OPEN"],
  ["under_review", [-4_000], "OPEN"],
  ["appeal_under_review", [-4_000], "OPEN"],
  ["won", [-4_000, 4_000], "WON"],
  ["lost", [-4_000], "LOST"],
  // Blocked, or given to the buyer who would have disputed it.
  ["prevented", [], "WON"],
  ["prevented", [-4_000], "LOST"],
] as const)("%s with %j moved is %s", (status, moved, state) => {
  expect(disputeFacts(dispute(status, ...moved))).toMatchObject({
    stripeDisputeId: "du_1",
    reason: "product not received",
    openedAt: new Date("2023-11-14T22:13:20Z"),
    dueAt: null,
    state,
  });
});
