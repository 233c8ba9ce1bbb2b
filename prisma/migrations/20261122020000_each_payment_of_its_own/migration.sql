-- A license is paid again and again: what goes back, and what a bank disputes, is of one payment.
ALTER TABLE "Payment" ADD COLUMN "refunded" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Refund" ADD COLUMN "paymentId" UUID;
ALTER TABLE "Dispute" ADD COLUMN "paymentId" UUID;
ALTER TABLE "Transfer" ADD COLUMN "refusals" INTEGER NOT NULL DEFAULT 0;

-- So far only an order's first payment was ever given back.
UPDATE "Refund" r SET "paymentId" = f.id FROM (SELECT DISTINCT ON ("orderId") "orderId", id FROM "Payment" WHERE state = 'SUCCEEDED' ORDER BY "orderId", "createdAt", id) f
  WHERE f."orderId" = r."orderId";
UPDATE "Dispute" d SET "paymentId" = f.id FROM (SELECT DISTINCT ON ("orderId") "orderId", id FROM "Payment" WHERE state = 'SUCCEEDED' ORDER BY "orderId", "createdAt", id) f
  WHERE f."orderId" = d."orderId";
UPDATE "Payment" p SET refunded = least(o.refunded, p.amount) FROM (SELECT DISTINCT ON ("orderId") "orderId", id FROM "Payment" WHERE state = 'SUCCEEDED' ORDER BY "orderId", "createdAt", id) f
  JOIN "Order" o ON o.id = f."orderId" WHERE p.id = f.id AND o.refunded > 0;

ALTER TABLE "Payment" DROP CONSTRAINT payment_is_an_amount,
  ADD CONSTRAINT payment_is_an_amount CHECK (amount >= 0 AND refunded BETWEEN 0 AND amount);
-- The total of an order is that of its checkout; a license's later payments can go back too.
ALTER TABLE "Order" DROP CONSTRAINT order_amounts_make_sense,
  ADD CONSTRAINT order_amounts_make_sense CHECK (
    quantity BETWEEN 1 AND 10000 AND "unitAmount" >= 0 AND coalesce(total, 0) >= 0 AND discount >= 0 AND tax >= 0
    AND refunded >= 0 AND (total IS NOT NULL OR refunded = 0));
ALTER TABLE "Transfer" ADD CONSTRAINT transfer_refusals_are_counted CHECK (refusals >= 0);

CREATE INDEX refund_by_payment ON "Refund" ("paymentId");
CREATE INDEX dispute_by_payment ON "Dispute" ("paymentId");
ALTER TABLE "Refund" ADD CONSTRAINT refund_payment_fk FOREIGN KEY ("paymentId") REFERENCES "Payment" (id) ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Dispute" ADD CONSTRAINT dispute_payment_fk FOREIGN KEY ("paymentId") REFERENCES "Payment" (id) ON DELETE SET NULL ON UPDATE CASCADE;
