import { describe, expect, test } from "vitest";
import { accountStateAfter, requirementInWords } from "./account.rules.ts";

test.each([
  [
    "configuration.recipient.default_outbound_destination",
    "a bank account for payouts",
  ],
  ["external_account", "a bank account for payouts"],
  [
    "identity.attestations.terms_of_service.account",
    "the agreement to Stripe's terms",
  ],
  ["individual.dob.day", "the date of birth"],
  ["identity.individual.date_of_birth", "the date of birth"],
  [
    "identity.individual.documents.primary_verification",
    "an identity document",
  ],
  ["something.never_heard_of", "never heard of"],
])("%s is %s", (field, words) => {
  expect(requirementInWords(field)).toBe(words);
});

describe("an account", () => {
  const blocked = { canReceive: false, isClosed: false };

  test("that never received is onboarding, one that did is restricted", () => {
    expect(accountStateAfter("NEW", blocked)).toBe("ONBOARDING");
    expect(accountStateAfter("ACTIVE", blocked)).toBe("RESTRICTED");
  });

  test("once closed stays closed", () => {
    const open = { canReceive: true, isClosed: false };
    expect(accountStateAfter("CLOSED", open)).toBe("CLOSED");
    expect(accountStateAfter("ACTIVE", { ...open, isClosed: true })).toBe(
      "CLOSED",
    );
  });
});
