CREATE TABLE "SeatShortfall" (
    "id" UUID NOT NULL,
    "courseStepId" UUID NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "missing" INTEGER NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "seat_shortfall_pk" PRIMARY KEY ("id"),
    CONSTRAINT seat_shortfall_misses_something CHECK (missing > 0)
);
CREATE INDEX "seat_shortfall_by_step" ON "SeatShortfall"("courseStepId", "startedAt");
CREATE UNIQUE INDEX seat_shortfall_open ON "SeatShortfall" ("courseStepId") WHERE "endedAt" IS NULL;
ALTER TABLE "SeatShortfall" ADD CONSTRAINT "seat_shortfall_step_fk" FOREIGN KEY ("courseStepId") REFERENCES "CourseStep"("id") ON DELETE CASCADE ON UPDATE CASCADE;
COMMENT ON TABLE "SeatShortfall" IS 'Times in which a step had too few seats; the staff is alerted once to each.';

ALTER TABLE "SeatShortfall" ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON "SeatShortfall" TO throughline_worker, throughline_api;
CREATE POLICY workers_do_their_work ON "SeatShortfall" TO throughline_worker USING (true) WITH CHECK (true);
CREATE POLICY staff_see_and_do_everything ON "SeatShortfall" TO throughline_api
  USING ((SELECT viewer_is_staff())) WITH CHECK ((SELECT viewer_is_staff()));

-- What reports look for, by its time.
CREATE INDEX payment_settled ON "Payment" ("settledAt") INCLUDE ("orderId", currency, amount) WHERE state = 'SUCCEEDED';
CREATE INDEX refund_settled ON "Refund" ("settledAt") INCLUDE ("orderId", amount) WHERE state = 'SUCCEEDED';
CREATE INDEX dispute_opened ON "Dispute" ("openedAt");
CREATE INDEX transfer_planned ON "Transfer" ("createdAt");
-- Rights to a step's class that no booking holds.
CREATE INDEX entitlement_unbooked ON "Entitlement" ("enrollmentStepId") WHERE kind = 'STEP_BOOKING' AND available > 0;
