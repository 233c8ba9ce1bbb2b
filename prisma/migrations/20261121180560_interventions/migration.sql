-- AlterTable
ALTER TABLE "EnrollmentStep" ADD COLUMN "partnerCourseRef" TEXT;

-- AlterTable
ALTER TABLE "StaffAlert" ADD COLUMN "partnerId" UUID;

-- CreateTable
CREATE TABLE "LogReader" (
    "name" TEXT NOT NULL,
    "seen" TEXT NOT NULL,
    "readAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "log_reader_pk" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "PartnerDeparture" (
    "id" UUID NOT NULL,
    "enrollmentStepId" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "externalId" TEXT,
    "leftAt" TIMESTAMPTZ(3) NOT NULL,
    "toldAt" TIMESTAMPTZ(3),
    "lastError" TEXT,

    CONSTRAINT "partner_departure_pk" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "partner_departure_by_place" ON "PartnerDeparture"("partnerId", "externalId");

-- CreateIndex
CREATE INDEX "partner_departure_by_reference" ON "PartnerDeparture"("partnerId", "reference");

-- CreateIndex
CREATE INDEX "partner_departure_by_step" ON "PartnerDeparture"("enrollmentStepId");

-- AddForeignKey
ALTER TABLE "PartnerDeparture" ADD CONSTRAINT "partner_departure_step_fk" FOREIGN KEY ("enrollmentStepId") REFERENCES "EnrollmentStep"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The queue of what needs somebody reads only what may need somebody.
CREATE INDEX delivery_unknown ON "Delivery" ("createdAt") WHERE state = 'UNKNOWN';
CREATE INDEX partner_drift_open ON "PartnerDrift" ("foundAt") WHERE "settledAt" IS NULL;
CREATE INDEX intervention_open ON "Intervention" ("openedAt") WHERE state <> 'RESOLVED';
CREATE INDEX intervention_reported ON "Intervention" ("personId", "reportedAt") WHERE report IS NOT NULL;
CREATE INDEX staff_alert_unseen ON "StaffAlert" ("raisedAt") WHERE "seenAt" IS NULL;

-- Alerts are raised for what happens from here on.
INSERT INTO "LogReader" (name, seen, "readAt") VALUES ('alerts', pg_current_snapshot()::text, now());

DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY['LogReader', 'PartnerDeparture'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO throughline_worker', table_name);
    EXECUTE format('CREATE POLICY workers_do_their_work ON %I TO throughline_worker USING (true) WITH CHECK (true)', table_name);
  END LOOP;
END
$$;
GRANT SELECT, INSERT, UPDATE ON "PartnerDeparture" TO throughline_api;
CREATE POLICY staff_see_and_do_everything ON "PartnerDeparture" TO throughline_api USING ((SELECT viewer_is_staff())) WITH CHECK ((SELECT viewer_is_staff()));

COMMENT ON TABLE "LogReader" IS 'How far a reader of the event log has come.';
COMMENT ON TABLE "PartnerDeparture" IS 'A place that a student left for another partner.';
