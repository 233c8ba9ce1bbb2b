-- A bank that only asks takes no money, so it is no dispute: it stops nothing, and the payment can be refunded.
CREATE TABLE "Inquiry" (
  id UUID NOT NULL,
  "orderId" UUID NOT NULL,
  "paymentId" UUID,
  "stripeDisputeId" TEXT NOT NULL,
  amount INTEGER NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  "openedAt" TIMESTAMPTZ(3) NOT NULL,
  "dueAt" TIMESTAMPTZ(3),
  "closedAt" TIMESTAMPTZ(3),
  CONSTRAINT inquiry_pk PRIMARY KEY (id),
  CONSTRAINT inquiry_order_fk FOREIGN KEY ("orderId") REFERENCES "Order" (id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT inquiry_payment_fk FOREIGN KEY ("paymentId") REFERENCES "Payment" (id) ON DELETE SET NULL ON UPDATE CASCADE,
  CONSTRAINT inquiry_is_an_amount CHECK (amount >= 0)
);
COMMENT ON TABLE "Inquiry" IS 'A buyer''s bank asks about a payment and takes nothing. It may become the dispute of the same id.';
CREATE UNIQUE INDEX inquiry_stripe_unique ON "Inquiry" ("stripeDisputeId");
CREATE INDEX inquiry_by_order ON "Inquiry" ("orderId");
CREATE INDEX inquiry_by_payment ON "Inquiry" ("paymentId");

ALTER TABLE "Inquiry" ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON "Inquiry" TO throughline_worker, throughline_api;
CREATE POLICY workers_do_their_work ON "Inquiry" TO throughline_worker USING (true) WITH CHECK (true);
CREATE POLICY staff_see_and_do_everything ON "Inquiry" TO throughline_api
  USING ((SELECT viewer_is_staff())) WITH CHECK ((SELECT viewer_is_staff()));
