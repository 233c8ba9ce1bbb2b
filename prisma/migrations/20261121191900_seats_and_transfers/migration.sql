-- A lapsed license stops its own seats and no others; a license is paid again each period, and each payment is shared.

-- Since when the license, and not somebody else, suspends the enrollment of this seat.
ALTER TABLE "Seat" ADD COLUMN "suspendedAt" TIMESTAMPTZ(3);

-- One share of one payment. An order that is paid once has one payment, which may be unknown where nothing was to pay.
ALTER TABLE "Transfer" ADD COLUMN "paymentId" UUID, ADD COLUMN "asked" INTEGER;
ALTER TABLE "Transfer" ADD CONSTRAINT "transfer_payment_fk" FOREIGN KEY ("paymentId") REFERENCES "Payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
DROP INDEX "transfer_once_per_order";
CREATE UNIQUE INDEX transfer_once_per_payment ON "Transfer" ("orderId", "payoutAccountId", "paymentId") NULLS NOT DISTINCT;
CREATE INDEX "transfer_by_account" ON "Transfer"("payoutAccountId", "createdAt");
CREATE INDEX "transfer_by_payment" ON "Transfer"("paymentId");
ALTER TABLE "Transfer" ADD CONSTRAINT transfer_asks_for_no_more CHECK (asked IS NULL OR asked BETWEEN 0 AND amount);

-- What the payee's bank said last, where it refused the money.
ALTER TABLE "PayoutAccount" ADD COLUMN "lastError" TEXT;
