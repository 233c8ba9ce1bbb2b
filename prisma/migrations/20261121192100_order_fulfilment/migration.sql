-- What an order gave its buyer, until when a guest's link to it is good, and the key by which a repeated click finds the same refund.
ALTER TABLE "Order"
  ADD COLUMN "claimExpiresAt" TIMESTAMPTZ(3),
  ADD COLUMN "enrollmentId" UUID,
  ADD COLUMN "beganEnrollment" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Order" ADD CONSTRAINT "order_enrollment_fk" FOREIGN KEY ("enrollmentId") REFERENCES "Enrollment"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "order_by_enrollment" ON "Order"("enrollmentId");

ALTER TABLE "Refund" ADD COLUMN "requestKey" TEXT;
CREATE UNIQUE INDEX "refund_request_unique" ON "Refund"("requestKey");
