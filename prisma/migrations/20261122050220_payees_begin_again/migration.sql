-- A payee whose account at Stripe was closed begins a new one there; what is told of the former ones is no news of the payee.
ALTER TABLE "PayoutAccount" ADD COLUMN "formerStripeAccountIds" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];
COMMENT ON COLUMN "PayoutAccount"."formerStripeAccountIds" IS 'What Stripe called the accounts that were closed before, the oldest first.';
