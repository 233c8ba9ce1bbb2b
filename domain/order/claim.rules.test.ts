import { expect, test } from "vitest";
import { faultOfClaim, type ClaimFacts } from "./claim.rules.ts";

const now = new Date("2026-03-02T09:00:00Z");
const made: ClaimFacts = {
  state: "PAID",
  claimedAt: null,
  claimExpiresAt: new Date("2026-03-03T09:00:00Z"),
  isDisputed: false,
  isGoingBack: false,
  buyerId: "buyer",
  buyerHasLogin: false,
};

test.each<[string, Partial<ClaimFacts>, string | null, string | null]>([
  ["a new buyer may take it", {}, null, null],
  ["and so may the buyer who is signed in", {}, "buyer", null],
  ["another login may not", {}, "other", "another e-mail address"],
  ["a buyer with a login signs in", { buyerHasLogin: true }, null, "Sign in"],
  ["what waits for a login asks for it", { buyerId: null }, null, "Sign in"],
  ["and goes to whoever is signed in", { buyerId: null }, "other", null],
  ["a used link is used", { claimedAt: now }, "buyer", "used before"],
  ["a refunded purchase is gone", { state: "REFUNDED" }, null, "refunded"],
  ["a disputed one stands still", { isDisputed: true }, null, "bank asks"],
  [
    "one whose money is going back opens nothing",
    { isGoingBack: true },
    null,
    "on its way back",
  ],
  ["a link ends in the moment it is due", { claimExpiresAt: now }, null, "old"],
])("%s", (_fact, said, personId, fault) => {
  const found = faultOfClaim({ ...made, ...said }, personId, now);
  if (fault === null) expect(found).toBeNull();
  else expect(found).toContain(fault);
});
