-- CreateEnum
CREATE TYPE "ProductKind" AS ENUM ('COURSE', 'CREDITS', 'LICENSE');

-- CreateEnum
CREATE TYPE "ProductState" AS ENUM ('DRAFT', 'PUBLISHED', 'ARCHIVED');

-- CreateEnum
CREATE TYPE "ComponentKind" AS ENUM ('COURSE_ACCESS', 'PRIVATE_CREDIT', 'GROUP_CREDIT');

-- CreateEnum
CREATE TYPE "BillingInterval" AS ENUM ('MONTH', 'YEAR');

-- CreateEnum
CREATE TYPE "OrderState" AS ENUM ('OPEN', 'PENDING', 'PAID', 'FAILED', 'EXPIRED', 'REFUNDED');

-- CreateEnum
CREATE TYPE "PaymentState" AS ENUM ('PENDING', 'SUCCEEDED', 'FAILED');

-- CreateEnum
CREATE TYPE "RefundState" AS ENUM ('REQUESTED', 'PENDING', 'SUCCEEDED', 'FAILED');

-- CreateEnum
CREATE TYPE "DisputeState" AS ENUM ('OPEN', 'WON', 'LOST');

-- CreateEnum
CREATE TYPE "PayoutAccountState" AS ENUM ('NEW', 'ONBOARDING', 'ACTIVE', 'RESTRICTED', 'CLOSED');

-- CreateEnum
CREATE TYPE "TransferState" AS ENUM ('PLANNED', 'SENT', 'REVERSED', 'FAILED');

-- CreateEnum
CREATE TYPE "LicenseState" AS ENUM ('TRIAL', 'ACTIVE', 'PAST_DUE', 'PAUSED', 'CANCELED');

-- CreateEnum
CREATE TYPE "SeatState" AS ENUM ('OPEN', 'INVITED', 'CLAIMED', 'REVOKED');

-- CreateEnum
CREATE TYPE "EntitlementKind" AS ENUM ('STEP_BOOKING', 'PRIVATE_CREDIT', 'GROUP_CREDIT');

-- CreateEnum
CREATE TYPE "EntryKind" AS ENUM ('GRANT', 'HOLD', 'CONSUME', 'RELEASE', 'REVOKE', 'EXPIRE');

-- CreateEnum
CREATE TYPE "SessionKind" AS ENUM ('GROUP', 'PRIVATE');

-- CreateEnum
CREATE TYPE "SessionState" AS ENUM ('SCHEDULED', 'CANCELED');

-- CreateEnum
CREATE TYPE "BookingState" AS ENUM ('HELD', 'BOOKED', 'CANCELED');

-- CreateEnum
CREATE TYPE "BookingEnd" AS ENUM ('STUDENT', 'STAFF', 'CLASS', 'RIGHT', 'OFFER', 'SWAP');

-- CreateEnum
CREATE TYPE "AttendanceState" AS ENUM ('ATTENDED', 'NO_SHOW', 'EXCUSED');

-- CreateEnum
CREATE TYPE "WaitlistState" AS ENUM ('WAITING', 'OFFERED', 'BOOKED', 'PASSED', 'EXPIRED', 'LEFT');

-- CreateEnum
CREATE TYPE "OfferOutcome" AS ENUM ('ACCEPTED', 'PASSED', 'EXPIRED', 'WITHDRAWN');

-- AlterTable
ALTER TABLE "Course" ADD COLUMN     "bookingClosesMinutes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "bookingOpensDays" INTEGER,
ADD COLUMN     "cancelHours" INTEGER NOT NULL DEFAULT 24,
ADD COLUMN     "lateCancelForfeits" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "marketingCopy" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "offerMinutes" INTEGER NOT NULL DEFAULT 720;

-- CreateTable
CREATE TABLE "Product" (
    "id" UUID NOT NULL,
    "kind" "ProductKind" NOT NULL,
    "state" "ProductState" NOT NULL DEFAULT 'DRAFT',
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "courseId" UUID,
    "stripeProductId" TEXT,
    "mirroredAt" TIMESTAMPTZ(3),
    "lastError" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "product_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProductComponent" (
    "id" UUID NOT NULL,
    "productId" UUID NOT NULL,
    "kind" "ComponentKind" NOT NULL,
    "units" INTEGER NOT NULL DEFAULT 1,
    "validDays" INTEGER,

    CONSTRAINT "product_component_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Price" (
    "id" UUID NOT NULL,
    "productId" UUID NOT NULL,
    "currency" TEXT NOT NULL,
    "unitAmount" INTEGER NOT NULL,
    "interval" "BillingInterval",
    "trialDays" INTEGER NOT NULL DEFAULT 0,
    "stripePriceId" TEXT,
    "isCurrent" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "price_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Order" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "productId" UUID NOT NULL,
    "priceId" UUID NOT NULL,
    "quantity" INTEGER NOT NULL DEFAULT 1,
    "state" "OrderState" NOT NULL DEFAULT 'OPEN',
    "personId" UUID,
    "email" TEXT,
    "isForOthers" BOOLEAN NOT NULL DEFAULT false,
    "currency" TEXT NOT NULL,
    "unitAmount" INTEGER NOT NULL,
    "total" INTEGER,
    "discount" INTEGER NOT NULL DEFAULT 0,
    "tax" INTEGER NOT NULL DEFAULT 0,
    "refunded" INTEGER NOT NULL DEFAULT 0,
    "checkoutSessionId" TEXT,
    "checkoutUrl" TEXT,
    "paymentIntentId" TEXT,
    "customerId" TEXT,
    "claimHash" TEXT,
    "claimedAt" TIMESTAMPTZ(3),
    "requestKey" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3),
    "paidAt" TIMESTAMPTZ(3),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "order_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Payment" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "paymentIntentId" TEXT,
    "invoiceId" TEXT,
    "chargeId" TEXT,
    "state" "PaymentState" NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "failureReason" TEXT,
    "receiptUrl" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "payment_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Refund" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "stripeRefundId" TEXT,
    "state" "RefundState" NOT NULL DEFAULT 'REQUESTED',
    "amount" INTEGER NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "decidedByName" TEXT NOT NULL,
    "revocations" JSONB NOT NULL DEFAULT '{}',
    "revokedAt" TIMESTAMPTZ(3),
    "lastError" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "refund_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Dispute" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "stripeDisputeId" TEXT NOT NULL,
    "state" "DisputeState" NOT NULL DEFAULT 'OPEN',
    "amount" INTEGER NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "suspended" UUID[],
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "dispute_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PayoutAccount" (
    "id" UUID NOT NULL,
    "partnerId" UUID,
    "personId" UUID,
    "email" TEXT NOT NULL,
    "country" TEXT NOT NULL DEFAULT 'US',
    "stripeAccountId" TEXT,
    "state" "PayoutAccountState" NOT NULL DEFAULT 'NEW',
    "requirements" JSONB NOT NULL DEFAULT '[]',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "observedAt" TIMESTAMPTZ(3),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payout_account_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PayoutShare" (
    "id" UUID NOT NULL,
    "courseId" UUID NOT NULL,
    "courseStepId" UUID,
    "payoutAccountId" UUID NOT NULL,
    "basisPoints" INTEGER,
    "amount" INTEGER,
    "currency" TEXT,

    CONSTRAINT "payout_share_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Transfer" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "payoutAccountId" UUID NOT NULL,
    "state" "TransferState" NOT NULL DEFAULT 'PLANNED',
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "reversed" INTEGER NOT NULL DEFAULT 0,
    "toReverse" INTEGER NOT NULL DEFAULT 0,
    "stripeTransferId" TEXT,
    "lastError" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "transfer_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "License" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "productId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "stripeSubscriptionId" TEXT NOT NULL,
    "state" "LicenseState" NOT NULL,
    "seatCount" INTEGER NOT NULL,
    "periodEndsAt" TIMESTAMPTZ(3),
    "trialEndsAt" TIMESTAMPTZ(3),
    "graceEndsAt" TIMESTAMPTZ(3),
    "cancelsAtPeriodEnd" BOOLEAN NOT NULL DEFAULT false,
    "lapsedAt" TIMESTAMPTZ(3),
    "observedAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "license_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Seat" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "licenseId" UUID,
    "state" "SeatState" NOT NULL DEFAULT 'OPEN',
    "email" TEXT,
    "claimHash" TEXT,
    "personId" UUID,
    "enrollmentId" UUID,
    "invitedAt" TIMESTAMPTZ(3),
    "claimedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "seat_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Entitlement" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "kind" "EntitlementKind" NOT NULL,
    "enrollmentStepId" UUID,
    "enrollmentId" UUID,
    "orderId" UUID,
    "seatId" UUID,
    "grantKey" TEXT NOT NULL,
    "available" INTEGER NOT NULL DEFAULT 0,
    "held" INTEGER NOT NULL DEFAULT 0,
    "expiresAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "entitlement_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EntitlementEntry" (
    "id" UUID NOT NULL,
    "entitlementId" UUID NOT NULL,
    "kind" "EntryKind" NOT NULL,
    "available" INTEGER NOT NULL,
    "held" INTEGER NOT NULL,
    "bookingId" UUID,
    "refundId" UUID,
    "cause" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "entitlement_entry_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CourseImage" (
    "courseId" UUID NOT NULL,
    "contentType" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "alt" TEXT NOT NULL DEFAULT '',
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "course_image_pk" PRIMARY KEY ("courseId")
);

-- CreateTable
CREATE TABLE "CourseDraft" (
    "id" UUID NOT NULL,
    "courseId" UUID,
    "content" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updatedByName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "course_draft_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "seriesId" UUID,
    "kind" "SessionKind" NOT NULL DEFAULT 'GROUP',
    "state" "SessionState" NOT NULL DEFAULT 'SCHEDULED',
    "title" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "timeZone" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "capacity" INTEGER NOT NULL,
    "seatsTaken" INTEGER NOT NULL DEFAULT 0,
    "instructorId" UUID,
    "instructorName" TEXT,
    "room" TEXT,
    "meetingUrl" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "freeLeaveUntil" TIMESTAMPTZ(3),
    "canceledAt" TIMESTAMPTZ(3),
    "cancelReason" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SessionSeries" (
    "id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "firstLocal" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_series_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StepOption" (
    "courseStepId" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "step_option_pk" PRIMARY KEY ("courseStepId","sessionId")
);

-- CreateTable
CREATE TABLE "Booking" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "enrollmentStepId" UUID,
    "entitlementId" UUID NOT NULL,
    "state" "BookingState" NOT NULL DEFAULT 'BOOKED',
    "skippedAhead" BOOLEAN NOT NULL DEFAULT false,
    "bookedAt" TIMESTAMPTZ(3),
    "canceledAt" TIMESTAMPTZ(3),
    "endedBy" "BookingEnd",
    "forfeited" BOOLEAN NOT NULL DEFAULT false,
    "cancelReason" TEXT,
    "requestKey" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "booking_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attendance" (
    "bookingId" UUID NOT NULL,
    "state" "AttendanceState" NOT NULL,
    "note" TEXT,
    "markedByName" TEXT NOT NULL,
    "markedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attendance_pk" PRIMARY KEY ("bookingId")
);

-- CreateTable
CREATE TABLE "WaitlistEntry" (
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "enrollmentStepId" UUID,
    "state" "WaitlistState" NOT NULL DEFAULT 'WAITING',
    "place" SERIAL NOT NULL,
    "joinedAt" TIMESTAMPTZ(3) NOT NULL,
    "settledAt" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "waitlist_entry_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WaitlistOffer" (
    "id" UUID NOT NULL,
    "entryId" UUID NOT NULL,
    "bookingId" UUID NOT NULL,
    "offeredAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "OfferOutcome",
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "waitlist_offer_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalendarFeed" (
    "personId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "calendar_feed_pk" PRIMARY KEY ("personId")
);

-- CreateIndex
CREATE UNIQUE INDEX "product_stripe_unique" ON "Product"("stripeProductId");

-- CreateIndex
CREATE INDEX "product_by_course" ON "Product"("courseId");

-- CreateIndex
CREATE UNIQUE INDEX "product_component_kind_unique" ON "ProductComponent"("productId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "price_stripe_unique" ON "Price"("stripePriceId");

-- CreateIndex
CREATE INDEX "price_by_product" ON "Price"("productId");

-- CreateIndex
CREATE UNIQUE INDEX "order_number_unique" ON "Order"("number");

-- CreateIndex
CREATE UNIQUE INDEX "order_checkout_session_unique" ON "Order"("checkoutSessionId");

-- CreateIndex
CREATE UNIQUE INDEX "order_payment_intent_unique" ON "Order"("paymentIntentId");

-- CreateIndex
CREATE UNIQUE INDEX "order_claim_unique" ON "Order"("claimHash");

-- CreateIndex
CREATE UNIQUE INDEX "order_request_unique" ON "Order"("requestKey");

-- CreateIndex
CREATE INDEX "order_by_person" ON "Order"("personId", "createdAt");

-- CreateIndex
CREATE INDEX "order_by_time" ON "Order"("createdAt", "id");

-- CreateIndex
CREATE INDEX "order_by_product" ON "Order"("productId", "paidAt");

-- CreateIndex
CREATE UNIQUE INDEX "payment_intent_unique" ON "Payment"("paymentIntentId");

-- CreateIndex
CREATE UNIQUE INDEX "payment_invoice_unique" ON "Payment"("invoiceId");

-- CreateIndex
CREATE UNIQUE INDEX "payment_charge_unique" ON "Payment"("chargeId");

-- CreateIndex
CREATE INDEX "payment_by_order" ON "Payment"("orderId");

-- CreateIndex
CREATE UNIQUE INDEX "refund_stripe_unique" ON "Refund"("stripeRefundId");

-- CreateIndex
CREATE INDEX "refund_by_order" ON "Refund"("orderId");

-- CreateIndex
CREATE UNIQUE INDEX "dispute_stripe_unique" ON "Dispute"("stripeDisputeId");

-- CreateIndex
CREATE INDEX "dispute_by_order" ON "Dispute"("orderId");

-- CreateIndex
CREATE UNIQUE INDEX "payout_account_of_partner" ON "PayoutAccount"("partnerId");

-- CreateIndex
CREATE UNIQUE INDEX "payout_account_of_person" ON "PayoutAccount"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "payout_account_stripe_unique" ON "PayoutAccount"("stripeAccountId");

-- CreateIndex
CREATE INDEX "payout_share_by_course" ON "PayoutShare"("courseId");

-- CreateIndex
CREATE UNIQUE INDEX "transfer_stripe_unique" ON "Transfer"("stripeTransferId");

-- CreateIndex
CREATE UNIQUE INDEX "transfer_once_per_order" ON "Transfer"("orderId", "payoutAccountId");

-- CreateIndex
CREATE UNIQUE INDEX "license_is_one_order" ON "License"("orderId");

-- CreateIndex
CREATE UNIQUE INDEX "license_stripe_unique" ON "License"("stripeSubscriptionId");

-- CreateIndex
CREATE INDEX "license_by_person" ON "License"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "seat_claim_unique" ON "Seat"("claimHash");

-- CreateIndex
CREATE UNIQUE INDEX "seat_is_one_enrollment" ON "Seat"("enrollmentId");

-- CreateIndex
CREATE INDEX "seat_by_order" ON "Seat"("orderId");

-- CreateIndex
CREATE INDEX "seat_by_license" ON "Seat"("licenseId");

-- CreateIndex
CREATE INDEX "seat_by_person" ON "Seat"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "entitlement_granted_once" ON "Entitlement"("grantKey");

-- CreateIndex
CREATE INDEX "entitlement_by_person" ON "Entitlement"("personId", "kind");

-- CreateIndex
CREATE INDEX "entitlement_by_order" ON "Entitlement"("orderId");

-- CreateIndex
CREATE INDEX "entitlement_by_enrollment" ON "Entitlement"("enrollmentId");

-- CreateIndex
CREATE INDEX "entitlement_by_step" ON "Entitlement"("enrollmentStepId");

-- CreateIndex
CREATE UNIQUE INDEX "entitlement_entry_once" ON "EntitlementEntry"("key");

-- CreateIndex
CREATE INDEX "entitlement_entry_by_entitlement" ON "EntitlementEntry"("entitlementId", "at");

-- CreateIndex
CREATE INDEX "entitlement_entry_by_booking" ON "EntitlementEntry"("bookingId");

-- CreateIndex
CREATE UNIQUE INDEX "course_draft_one_per_course" ON "CourseDraft"("courseId");

-- CreateIndex
CREATE INDEX "session_by_time" ON "Session"("startsAt", "id");

-- CreateIndex
CREATE INDEX "session_by_instructor" ON "Session"("instructorId", "startsAt");

-- CreateIndex
CREATE INDEX "session_by_series" ON "Session"("seriesId");

-- CreateIndex
CREATE INDEX "step_option_by_session" ON "StepOption"("sessionId");

-- CreateIndex
CREATE UNIQUE INDEX "booking_request_unique" ON "Booking"("requestKey");

-- CreateIndex
CREATE INDEX "booking_by_session" ON "Booking"("sessionId", "state");

-- CreateIndex
CREATE INDEX "booking_by_person" ON "Booking"("personId", "createdAt");

-- CreateIndex
CREATE INDEX "booking_by_step" ON "Booking"("enrollmentStepId");

-- CreateIndex
CREATE INDEX "waitlist_entry_by_session" ON "WaitlistEntry"("sessionId", "place");

-- CreateIndex
CREATE INDEX "waitlist_entry_by_person" ON "WaitlistEntry"("personId");

-- CreateIndex
CREATE INDEX "waitlist_entry_by_step" ON "WaitlistEntry"("enrollmentStepId");

-- CreateIndex
CREATE UNIQUE INDEX "waitlist_offer_is_one_booking" ON "WaitlistOffer"("bookingId");

-- CreateIndex
CREATE INDEX "waitlist_offer_by_entry" ON "WaitlistOffer"("entryId");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feed_token_unique" ON "CalendarFeed"("tokenHash");

-- AddForeignKey
ALTER TABLE "Product" ADD CONSTRAINT "product_course_fk" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProductComponent" ADD CONSTRAINT "product_component_product_fk" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Price" ADD CONSTRAINT "price_product_fk" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Order" ADD CONSTRAINT "order_product_fk" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Order" ADD CONSTRAINT "order_price_fk" FOREIGN KEY ("priceId") REFERENCES "Price"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Order" ADD CONSTRAINT "order_person_fk" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Payment" ADD CONSTRAINT "payment_order_fk" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Refund" ADD CONSTRAINT "refund_order_fk" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dispute" ADD CONSTRAINT "dispute_order_fk" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PayoutAccount" ADD CONSTRAINT "payout_account_partner_fk" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PayoutAccount" ADD CONSTRAINT "payout_account_person_fk" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PayoutShare" ADD CONSTRAINT "payout_share_course_fk" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PayoutShare" ADD CONSTRAINT "payout_share_step_fk" FOREIGN KEY ("courseStepId") REFERENCES "CourseStep"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PayoutShare" ADD CONSTRAINT "payout_share_account_fk" FOREIGN KEY ("payoutAccountId") REFERENCES "PayoutAccount"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Transfer" ADD CONSTRAINT "transfer_order_fk" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Transfer" ADD CONSTRAINT "transfer_account_fk" FOREIGN KEY ("payoutAccountId") REFERENCES "PayoutAccount"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "License" ADD CONSTRAINT "license_order_fk" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "License" ADD CONSTRAINT "license_product_fk" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "License" ADD CONSTRAINT "license_person_fk" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Seat" ADD CONSTRAINT "seat_order_fk" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Seat" ADD CONSTRAINT "seat_license_fk" FOREIGN KEY ("licenseId") REFERENCES "License"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Seat" ADD CONSTRAINT "seat_person_fk" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Seat" ADD CONSTRAINT "seat_enrollment_fk" FOREIGN KEY ("enrollmentId") REFERENCES "Enrollment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Entitlement" ADD CONSTRAINT "entitlement_person_fk" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Entitlement" ADD CONSTRAINT "entitlement_enrollment_fk" FOREIGN KEY ("enrollmentId") REFERENCES "Enrollment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Entitlement" ADD CONSTRAINT "entitlement_step_fk" FOREIGN KEY ("enrollmentStepId") REFERENCES "EnrollmentStep"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Entitlement" ADD CONSTRAINT "entitlement_order_fk" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Entitlement" ADD CONSTRAINT "entitlement_seat_fk" FOREIGN KEY ("seatId") REFERENCES "Seat"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EntitlementEntry" ADD CONSTRAINT "entitlement_entry_entitlement_fk" FOREIGN KEY ("entitlementId") REFERENCES "Entitlement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CourseImage" ADD CONSTRAINT "course_image_course_fk" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CourseDraft" ADD CONSTRAINT "course_draft_course_fk" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "session_series_fk" FOREIGN KEY ("seriesId") REFERENCES "SessionSeries"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "session_instructor_fk" FOREIGN KEY ("instructorId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StepOption" ADD CONSTRAINT "step_option_step_fk" FOREIGN KEY ("courseStepId") REFERENCES "CourseStep"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StepOption" ADD CONSTRAINT "step_option_session_fk" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Booking" ADD CONSTRAINT "booking_person_fk" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Booking" ADD CONSTRAINT "booking_session_fk" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Booking" ADD CONSTRAINT "booking_step_fk" FOREIGN KEY ("enrollmentStepId") REFERENCES "EnrollmentStep"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Booking" ADD CONSTRAINT "booking_entitlement_fk" FOREIGN KEY ("entitlementId") REFERENCES "Entitlement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attendance" ADD CONSTRAINT "attendance_booking_fk" FOREIGN KEY ("bookingId") REFERENCES "Booking"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WaitlistEntry" ADD CONSTRAINT "waitlist_entry_session_fk" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WaitlistEntry" ADD CONSTRAINT "waitlist_entry_person_fk" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WaitlistEntry" ADD CONSTRAINT "waitlist_entry_step_fk" FOREIGN KEY ("enrollmentStepId") REFERENCES "EnrollmentStep"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WaitlistOffer" ADD CONSTRAINT "waitlist_offer_entry_fk" FOREIGN KEY ("entryId") REFERENCES "WaitlistEntry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WaitlistOffer" ADD CONSTRAINT "waitlist_offer_booking_fk" FOREIGN KEY ("bookingId") REFERENCES "Booking"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarFeed" ADD CONSTRAINT "calendar_feed_person_fk" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- One product per course, one current price per product.
CREATE UNIQUE INDEX product_of_course ON "Product" ("courseId") WHERE kind = 'COURSE';
CREATE UNIQUE INDEX price_current ON "Price" ("productId") WHERE "isCurrent";
-- One active booking per step, and per person and session; one wait per person and session.
CREATE UNIQUE INDEX booking_one_per_step ON "Booking" ("enrollmentStepId") WHERE state IN ('HELD', 'BOOKED');
CREATE UNIQUE INDEX booking_one_per_person ON "Booking" ("personId", "sessionId") WHERE state IN ('HELD', 'BOOKED');
CREATE UNIQUE INDEX waitlist_once ON "WaitlistEntry" ("sessionId", "personId") WHERE state IN ('WAITING', 'OFFERED');
-- What workers look for is little beside what is there.
CREATE INDEX waitlist_offer_open ON "WaitlistOffer" ("expiresAt") WHERE outcome IS NULL;
CREATE INDEX entitlement_expiring ON "Entitlement" ("expiresAt") WHERE available > 0 AND "expiresAt" IS NOT NULL;
CREATE INDEX refund_unsettled ON "Refund" ("createdAt") WHERE state IN ('REQUESTED', 'PENDING');
CREATE INDEX transfer_unsettled ON "Transfer" ("createdAt") WHERE state = 'PLANNED' OR "toReverse" > reversed;
CREATE INDEX license_grace ON "License" ("graceEndsAt") WHERE state = 'PAST_DUE';
CREATE INDEX product_unmirrored ON "Product" ("updatedAt") WHERE "mirroredAt" IS NULL;

ALTER TABLE "Course"
  ADD CONSTRAINT course_policy_makes_sense CHECK (
    "cancelHours" BETWEEN 0 AND 8760 AND "bookingClosesMinutes" BETWEEN 0 AND 525600
    AND "offerMinutes" BETWEEN 5 AND 43200 AND ("bookingOpensDays" IS NULL OR "bookingOpensDays" BETWEEN 1 AND 1000));
ALTER TABLE "Product"
  ADD CONSTRAINT product_names_its_course CHECK (kind = 'CREDITS' OR "courseId" IS NOT NULL);
ALTER TABLE "ProductComponent"
  ADD CONSTRAINT component_bundles_something CHECK (units BETWEEN 1 AND 1000 AND ("validDays" IS NULL OR "validDays" BETWEEN 1 AND 3650));
ALTER TABLE "Price"
  ADD CONSTRAINT price_is_an_amount CHECK ("unitAmount" BETWEEN 0 AND 99999999),
  ADD CONSTRAINT price_names_a_currency CHECK (currency ~ '^[a-z]{3}$'),
  ADD CONSTRAINT price_trial_makes_sense CHECK ("trialDays" BETWEEN 0 AND 730),
  ADD CONSTRAINT price_current_or_archived CHECK ("isCurrent" = ("archivedAt" IS NULL));
ALTER TABLE "Order"
  ADD CONSTRAINT order_amounts_make_sense CHECK (
    quantity BETWEEN 1 AND 10000 AND "unitAmount" >= 0 AND coalesce(total, 0) >= 0 AND discount >= 0 AND tax >= 0
    AND refunded BETWEEN 0 AND coalesce(total, 0)),
  ADD CONSTRAINT order_paid_has_a_time CHECK (state NOT IN ('PAID', 'REFUNDED') OR ("paidAt" IS NOT NULL AND total IS NOT NULL));
ALTER TABLE "Payment" ADD CONSTRAINT payment_is_an_amount CHECK (amount >= 0);
ALTER TABLE "Refund" ADD CONSTRAINT refund_is_an_amount CHECK (amount > 0);
ALTER TABLE "Dispute" ADD CONSTRAINT dispute_is_an_amount CHECK (amount >= 0);
ALTER TABLE "PayoutAccount"
  ADD CONSTRAINT payout_account_is_somebodys CHECK (num_nonnulls("partnerId", "personId") = 1);
ALTER TABLE "PayoutShare"
  ADD CONSTRAINT payout_share_is_one_of_two CHECK (
    num_nonnulls("basisPoints", amount) = 1 AND ("basisPoints" IS NULL OR "basisPoints" BETWEEN 1 AND 10000)
    AND (amount IS NULL OR (amount > 0 AND currency IS NOT NULL)));
CREATE UNIQUE INDEX payout_share_once ON "PayoutShare" ("courseId", "courseStepId", "payoutAccountId") NULLS NOT DISTINCT;
ALTER TABLE "Transfer"
  ADD CONSTRAINT transfer_amounts_make_sense CHECK (amount > 0 AND reversed BETWEEN 0 AND amount AND "toReverse" BETWEEN 0 AND amount);
ALTER TABLE "License" ADD CONSTRAINT license_has_seats CHECK ("seatCount" BETWEEN 1 AND 10000);
ALTER TABLE "Seat"
  ADD CONSTRAINT seat_claimed_by_somebody CHECK (state <> 'CLAIMED' OR ("personId" IS NOT NULL AND "claimedAt" IS NOT NULL));
ALTER TABLE "Session"
  ADD CONSTRAINT session_makes_sense CHECK (minutes BETWEEN 5 AND 1440 AND capacity BETWEEN 1 AND 10000),
  ADD CONSTRAINT session_never_overbooked CHECK ("seatsTaken" BETWEEN 0 AND capacity),
  ADD CONSTRAINT session_canceled_has_a_time CHECK ((state = 'CANCELED') = ("canceledAt" IS NOT NULL));
ALTER TABLE "Booking"
  ADD CONSTRAINT booking_booked_has_a_time CHECK (state <> 'BOOKED' OR "bookedAt" IS NOT NULL),
  ADD CONSTRAINT booking_canceled_has_a_time CHECK ((state = 'CANCELED') = ("canceledAt" IS NOT NULL) AND (state = 'CANCELED') = ("endedBy" IS NOT NULL));
ALTER TABLE "WaitlistOffer"
  ADD CONSTRAINT waitlist_offer_settled_has_a_time CHECK ((outcome IS NULL) = ("settledAt" IS NULL));
ALTER TABLE "Entitlement"
  ADD CONSTRAINT entitlement_never_below_zero CHECK (available >= 0 AND held >= 0);
ALTER TABLE "EntitlementEntry"
  ADD CONSTRAINT entitlement_entry_moves_what_its_kind_says CHECK (
    CASE kind
      WHEN 'GRANT' THEN available > 0 AND held = 0
      WHEN 'HOLD' THEN available = -1 AND held = 1
      WHEN 'CONSUME' THEN available = 0 AND held = -1
      WHEN 'RELEASE' THEN available = 1 AND held IN (-1, 0)
      ELSE available < 0 AND held = 0
    END);

-- Balances and seats are sums that the database keeps: whoever adds a line or a booking moves them in the same statement.
CREATE FUNCTION keep_entitlement_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Entitlement" SET available = available + NEW.available, held = held + NEW.held WHERE id = NEW."entitlementId";
  RETURN NULL;
END $$;
CREATE TRIGGER entitlement_balance AFTER INSERT ON "EntitlementEntry"
  FOR EACH ROW EXECUTE FUNCTION keep_entitlement_balance();
CREATE TRIGGER entitlement_entries_are_only_added BEFORE UPDATE ON "EntitlementEntry"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_history();

CREATE FUNCTION keep_seats_taken() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before int := 0;
  after int := 0;
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.state IN ('HELD', 'BOOKED') THEN before := 1; END IF;
  IF TG_OP <> 'DELETE' AND NEW.state IN ('HELD', 'BOOKED') THEN after := 1; END IF;
  IF TG_OP = 'UPDATE' AND OLD."sessionId" <> NEW."sessionId" THEN
    RAISE EXCEPTION 'a booking stays in its session';
  END IF;
  IF after <> before THEN
    UPDATE "Session" SET "seatsTaken" = "seatsTaken" + after - before
    WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD."sessionId" ELSE NEW."sessionId" END;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER seats_taken AFTER INSERT OR UPDATE OF state, "sessionId" OR DELETE ON "Booking"
  FOR EACH ROW EXECUTE FUNCTION keep_seats_taken();

DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY[
    'Product', 'ProductComponent', 'Price', 'Order', 'Payment', 'Refund', 'Dispute', 'PayoutAccount', 'PayoutShare', 'Transfer',
    'License', 'Seat', 'Entitlement', 'EntitlementEntry', 'CourseImage', 'CourseDraft', 'Session', 'SessionSeries', 'StepOption',
    'Booking', 'Attendance', 'WaitlistEntry', 'WaitlistOffer', 'CalendarFeed'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO throughline_worker, throughline_api', table_name);
    EXECUTE format('CREATE POLICY workers_do_their_work ON %I TO throughline_worker USING (true) WITH CHECK (true)', table_name);
    EXECUTE format('CREATE POLICY staff_see_and_do_everything ON %I TO throughline_api USING ((SELECT viewer_is_staff())) WITH CHECK ((SELECT viewer_is_staff()))', table_name);
  END LOOP;
END
$$;
GRANT USAGE ON SEQUENCE "Order_number_seq", "WaitlistEntry_place_seq" TO throughline_worker, throughline_api;

-- The catalogue.
CREATE POLICY the_catalogue_is_public ON "Product" FOR SELECT TO throughline_api USING (state <> 'DRAFT');
CREATE POLICY the_catalogue_is_public ON "ProductComponent" FOR SELECT TO throughline_api
  USING (EXISTS (SELECT FROM "Product" p WHERE p.id = "productId"));
CREATE POLICY the_catalogue_is_public ON "Price" FOR SELECT TO throughline_api
  USING (EXISTS (SELECT FROM "Product" p WHERE p.id = "productId"));
CREATE POLICY the_catalogue_is_public ON "CourseImage" FOR SELECT TO throughline_api
  USING (EXISTS (SELECT FROM "Course" c WHERE c.id = "courseId"));
CREATE POLICY the_catalogue_is_public ON "StepOption" FOR SELECT TO throughline_api
  USING (EXISTS (SELECT FROM "CourseStep" s WHERE s.id = "courseStepId"));
CREATE POLICY classes_are_public ON "Session" FOR SELECT TO throughline_api USING (true);

-- What is a person's own.
CREATE POLICY buyers_see_their_orders ON "Order" FOR SELECT TO throughline_api USING ("personId" = (SELECT viewer_person()));
CREATE POLICY buyers_see_their_payments ON "Payment" FOR SELECT TO throughline_api
  USING (EXISTS (SELECT FROM "Order" o WHERE o.id = "orderId" AND o."personId" = (SELECT viewer_person())));
CREATE POLICY buyers_see_their_refunds ON "Refund" FOR SELECT TO throughline_api
  USING (EXISTS (SELECT FROM "Order" o WHERE o.id = "orderId" AND o."personId" = (SELECT viewer_person())));
CREATE POLICY owners_see_their_licenses ON "License" FOR SELECT TO throughline_api USING ("personId" = (SELECT viewer_person()));
CREATE POLICY buyers_and_holders_see_seats ON "Seat" FOR SELECT TO throughline_api
  USING ("personId" = (SELECT viewer_person())
    OR EXISTS (SELECT FROM "Order" o WHERE o.id = "orderId" AND o."personId" = (SELECT viewer_person())));
CREATE POLICY people_see_their_rights ON "Entitlement" FOR SELECT TO throughline_api USING ("personId" = (SELECT viewer_person()));
CREATE POLICY people_see_their_rights ON "EntitlementEntry" FOR SELECT TO throughline_api
  USING (EXISTS (SELECT FROM "Entitlement" e WHERE e.id = "entitlementId" AND e."personId" = (SELECT viewer_person())));
CREATE POLICY people_see_their_payouts ON "PayoutAccount" FOR SELECT TO throughline_api USING ("personId" = (SELECT viewer_person()));
CREATE POLICY people_see_their_payouts ON "Transfer" FOR SELECT TO throughline_api
  USING (EXISTS (SELECT FROM "PayoutAccount" a WHERE a.id = "payoutAccountId" AND a."personId" = (SELECT viewer_person())));
CREATE POLICY people_see_their_waits ON "WaitlistEntry" FOR SELECT TO throughline_api USING ("personId" = (SELECT viewer_person()));
CREATE POLICY people_see_their_offers ON "WaitlistOffer" FOR SELECT TO throughline_api
  USING (EXISTS (SELECT FROM "WaitlistEntry" w WHERE w.id = "entryId" AND w."personId" = (SELECT viewer_person())));
CREATE POLICY people_see_their_feed ON "CalendarFeed" FOR SELECT TO throughline_api USING ("personId" = (SELECT viewer_person()));

-- An instructor sees who comes to their classes. As definer: the policies of two tables would ask each other in a circle.
CREATE FUNCTION viewer_teaches(session_id uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  AS $$ SELECT EXISTS (SELECT FROM "Session" s WHERE s.id = session_id AND s."instructorId" = viewer_person()) $$;
CREATE FUNCTION viewer_teaches_person(person_id uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  AS $$ SELECT EXISTS (SELECT FROM "Booking" b JOIN "Session" s ON s.id = b."sessionId"
    WHERE b."personId" = person_id AND s."instructorId" = viewer_person()) $$;
REVOKE ALL ON FUNCTION viewer_teaches(uuid), viewer_teaches_person(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION viewer_teaches(uuid), viewer_teaches_person(uuid) TO throughline_api, throughline_worker;
CREATE POLICY people_see_their_bookings ON "Booking" FOR SELECT TO throughline_api
  USING ("personId" = (SELECT viewer_person()) OR ((SELECT viewer_role()) = 'INSTRUCTOR' AND viewer_teaches("sessionId")));
CREATE POLICY people_see_their_attendance ON "Attendance" FOR SELECT TO throughline_api
  USING (EXISTS (SELECT FROM "Booking" b WHERE b.id = "bookingId"));
CREATE POLICY instructors_know_who_comes ON "Person" FOR SELECT TO throughline_api
  USING ((SELECT viewer_role()) = 'INSTRUCTOR' AND viewer_teaches_person(id));

COMMENT ON TABLE "Entitlement" IS 'The right to units of a kind; its balances are the sums of its entries.';
COMMENT ON TABLE "EntitlementEntry" IS 'The ledger of rights; lines are only ever added.';
COMMENT ON TABLE "Booking" IS 'A person''s seat in a session.';
COMMENT ON TABLE "Order" IS 'One purchase, from the checkout on.';
