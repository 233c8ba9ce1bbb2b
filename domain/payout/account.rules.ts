import type { PayoutAccountState } from "@throughline/prisma";
import { z } from "zod";

/** A piece of information that Stripe wants before, or so that, money can go to an account. */
export interface Requirement {
  /** Stripe's own name of it, such as `individual.dob.day`. */
  field: string;
  /** What is wrong with what was given, in Stripe's words; null where nothing was given yet. */
  reason: string | null;
  /** An instant, as ISO 8601; null where Stripe names none. */
  deadline: string | null;
  urgency: "overdue" | "now" | "later";
  /** Whose turn it is. */
  awaits: "payee" | "stripe";
}

export const requirementsSchema: z.ZodType<Requirement[]> = z.array(
  z.object({
    field: z.string(),
    reason: z.string().nullable(),
    deadline: z.string().nullable(),
    urgency: z.enum(["overdue", "now", "later"]),
    awaits: z.enum(["payee", "stripe"]),
  }),
);

/** The state of an account after Stripe said whether money can go there. One that is closed stays closed: its payee can only begin another one. */
export function accountStateAfter(
  before: PayoutAccountState,
  { canReceive, isClosed }: { canReceive: boolean; isClosed: boolean },
): PayoutAccountState {
  if (isClosed || before === "CLOSED") return "CLOSED";
  if (canReceive) return "ACTIVE";
  return before === "ACTIVE" || before === "RESTRICTED"
    ? "RESTRICTED"
    : "ONBOARDING";
}

/** What parts of Stripe's names mean, the most telling first. */
const meanings: readonly [pattern: RegExp, words: string][] = [
  [
    /external_account|payout_method|bank_account|outbound_destination/,
    "a bank account for payouts",
  ],
  [/tos_acceptance|terms_of_service/, "the agreement to Stripe's terms"],
  [/additional_document/, "a second identity document"],
  [/verification.*document|documents?\b/, "an identity document"],
  [/ssn|id_number|national_id|tax_id|id_numbers/, "a tax or identity number"],
  [/\bdob\b|date_of_birth/, "the date of birth"],
  [/address/, "the address"],
  [/\bphone/, "a telephone number"],
  [/\bemail|contact_email/, "an e-mail address"],
  [/url|product_description|\bmcc\b|profile/, "what the business does"],
  [/owners?\b|directors?\b|executives?\b/, "who owns or leads the company"],
  [/representative/, "who acts for the company"],
  [/business_type|entity_type/, "whether it is a person or a company"],
  [/name/, "the full legal name"],
];

/** Stripe's name of what it wants, in words for whoever is to give it; its last part where it is not known here. */
export function requirementInWords(field: string): string {
  const known = meanings.find(([pattern]) => pattern.test(field));
  return known
    ? known[1]
    : (field.split(".").at(-1) ?? field).replaceAll("_", " ");
}
