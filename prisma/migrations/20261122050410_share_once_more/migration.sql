-- A refund may fail after it succeeded: what it took of a payee's share is sent once more, by a transfer of its own.
ALTER TABLE "Transfer" ADD COLUMN "makesUp" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Transfer" ADD CONSTRAINT transfer_makes_up_for_some CHECK ("makesUp" >= 0);
COMMENT ON COLUMN "Transfer"."makesUp" IS '0 is the share itself. Above, it gives once more what the n-th refund that failed after all had taken of it.';
DROP INDEX transfer_once_per_payment;
CREATE UNIQUE INDEX transfer_once_per_payment ON "Transfer" ("orderId", "payoutAccountId", "paymentId", "makesUp") NULLS NOT DISTINCT;
