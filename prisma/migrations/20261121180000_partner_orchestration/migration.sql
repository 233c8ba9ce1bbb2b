-- Partner orchestration in full: circuits and outages, reconciliation, vouchers and access, lateness with pauses, the folded
-- tallies, interventions, bulk operations, merged people, and certificates that expire and are reissued.

-- CreateEnum
CREATE TYPE "BulkState" AS ENUM ('PREVIEW', 'RUNNING', 'DONE', 'ABORTED', 'UNDOING', 'UNDONE');

-- CreateEnum
CREATE TYPE "BulkRowState" AS ENUM ('PENDING', 'APPLIED', 'UNCHANGED', 'FAILED', 'ABORTED', 'UNDONE', 'UNDO_FAILED');

-- CreateEnum
CREATE TYPE "InterventionSubject" AS ENUM ('STEP', 'MESSAGE', 'DELIVERY', 'DRIFT');

-- CreateEnum
CREATE TYPE "InterventionState" AS ENUM ('OPEN', 'SNOOZED', 'RESOLVED');

-- CreateEnum
CREATE TYPE "CircuitState" AS ENUM ('CLOSED', 'OPEN', 'HALF_OPEN');

-- CreateEnum
CREATE TYPE "DriftKind" AS ENUM ('MISSING_THERE', 'UNKNOWN_HERE', 'WITHDRAWN_THERE', 'STILL_THERE', 'REGRESSED');

-- CreateEnum
CREATE TYPE "SigningKeyUse" AS ENUM ('LTI', 'BADGE');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "PartnerAdapterKind" ADD VALUE 'LTI';
ALTER TYPE "PartnerAdapterKind" ADD VALUE 'SCORM_CLOUD';
ALTER TYPE "PartnerAdapterKind" ADD VALUE 'ACCOUNT';
ALTER TYPE "PartnerAdapterKind" ADD VALUE 'VOUCHER';

-- AlterTable
ALTER TABLE "Course" ADD COLUMN     "certificateValidMonths" INTEGER,
ADD COLUMN     "stuckAfterDays" INTEGER NOT NULL DEFAULT 7;

-- AlterTable
ALTER TABLE "EnrollmentStep" ADD COLUMN     "atRiskAt" TIMESTAMPTZ(3),
ADD COLUMN     "breachedAt" TIMESTAMPTZ(3),
ADD COLUMN     "slaCheckAt" TIMESTAMPTZ(3),
ADD COLUMN     "stuckAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "PartnerEnrollment" ADD COLUMN     "failures" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "retryAt" TIMESTAMPTZ(3),
ADD COLUMN     "syncedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Certificate" ADD COLUMN     "expiresAt" TIMESTAMPTZ(3),
ADD COLUMN     "reissuedAt" TIMESTAMPTZ(3),
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "DomainEvent" ADD COLUMN     "tally" JSONB;

-- AlterTable
ALTER TABLE "Partner" ADD COLUMN     "confirmDays" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "PartnerConnection" ADD COLUMN     "callsPerMinute" INTEGER NOT NULL DEFAULT 60,
ADD COLUMN     "settings" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "mergedIntoId" UUID;

-- CreateTable
CREATE TABLE "BulkOperation" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "params" JSONB NOT NULL DEFAULT '{}',
    "reason" TEXT,
    "state" "BulkState" NOT NULL DEFAULT 'PREVIEW',
    "requestedById" UUID,
    "requestedByName" TEXT NOT NULL,
    "total" INTEGER NOT NULL DEFAULT 0,
    "applicable" INTEGER NOT NULL DEFAULT 0,
    "applied" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "undone" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_operation_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BulkRow" (
    "operationId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "subjectId" UUID,
    "label" TEXT NOT NULL,
    "input" JSONB NOT NULL DEFAULT '{}',
    "preview" JSONB NOT NULL DEFAULT '{}',
    "state" "BulkRowState" NOT NULL DEFAULT 'PENDING',
    "result" TEXT,
    "undo" JSONB,

    CONSTRAINT "bulk_row_pk" PRIMARY KEY ("operationId","position")
);

-- CreateTable
CREATE TABLE "EnrollmentPause" (
    "id" UUID NOT NULL,
    "enrollmentId" UUID NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "enrollment_pause_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BadgeCredential" (
    "id" UUID NOT NULL,
    "certificateId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "statusIndex" SERIAL NOT NULL,
    "credential" JSONB NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "badge_credential_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Intervention" (
    "id" UUID NOT NULL,
    "subject" "InterventionSubject" NOT NULL,
    "subjectId" UUID NOT NULL,
    "enrollmentId" UUID,
    "personId" UUID,
    "state" "InterventionState" NOT NULL DEFAULT 'OPEN',
    "report" TEXT,
    "reportedAt" TIMESTAMPTZ(3),
    "assigneeId" UUID,
    "snoozedUntil" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "resolvedAt" TIMESTAMPTZ(3),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "intervention_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InterventionNote" (
    "id" UUID NOT NULL,
    "interventionId" UUID NOT NULL,
    "authorId" UUID,
    "authorName" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "writtenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "intervention_note_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StaffAlert" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "dedupeKey" TEXT NOT NULL,
    "subjectId" UUID,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "href" TEXT NOT NULL,
    "raisedAt" TIMESTAMPTZ(3) NOT NULL,
    "digestedAt" TIMESTAMPTZ(3),
    "seenAt" TIMESTAMPTZ(3),

    CONSTRAINT "staff_alert_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PartnerCircuit" (
    "partnerId" UUID NOT NULL,
    "state" "CircuitState" NOT NULL DEFAULT 'CLOSED',
    "failures" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "notBefore" TIMESTAMPTZ(3),
    "allowance" INTEGER NOT NULL DEFAULT 1,
    "minuteStart" TIMESTAMPTZ(3),
    "minuteCalls" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "partner_circuit_pk" PRIMARY KEY ("partnerId")
);

-- CreateTable
CREATE TABLE "PartnerOutage" (
    "id" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL,

    CONSTRAINT "partner_outage_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reconciliation" (
    "id" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),
    "cursor" TEXT,
    "pages" INTEGER NOT NULL DEFAULT 0,
    "compared" INTEGER NOT NULL DEFAULT 0,
    "repaired" INTEGER NOT NULL DEFAULT 0,
    "drifted" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,

    CONSTRAINT "reconciliation_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PartnerDrift" (
    "id" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "partnerEnrollmentId" UUID,
    "kind" "DriftKind" NOT NULL,
    "subject" TEXT NOT NULL,
    "ours" TEXT NOT NULL,
    "theirs" TEXT NOT NULL,
    "foundAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "partner_drift_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Voucher" (
    "id" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "courseRef" TEXT NOT NULL,
    "sealedCode" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "partnerEnrollmentId" UUID,
    "assignedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "voucher_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PartnerAccess" (
    "partnerEnrollmentId" UUID NOT NULL,
    "sealedDetails" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "shownAt" TIMESTAMPTZ(3),

    CONSTRAINT "partner_access_pk" PRIMARY KEY ("partnerEnrollmentId")
);

-- CreateTable
CREATE TABLE "EvidenceFile" (
    "id" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "body" BYTEA NOT NULL,
    "uploadedById" UUID,
    "uploadedByName" TEXT NOT NULL,
    "uploadedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "evidence_file_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SigningKey" (
    "id" TEXT NOT NULL,
    "use" "SigningKeyUse" NOT NULL,
    "publicJwk" JSONB NOT NULL,
    "sealedPrivate" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "signing_key_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LtiResource" (
    "id" UUID NOT NULL,
    "courseStepId" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "custom" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lti_resource_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LtiLaunch" (
    "id" TEXT NOT NULL,
    "partnerId" UUID NOT NULL,
    "partnerEnrollmentId" UUID,
    "courseStepId" UUID,
    "personId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "lti_launch_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PersonMerge" (
    "id" UUID NOT NULL,
    "keptId" UUID NOT NULL,
    "mergedId" UUID NOT NULL,
    "moved" JSONB NOT NULL,
    "mergedAt" TIMESTAMPTZ(3) NOT NULL,
    "mergedByName" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "person_merge_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Tally" (
    "scope" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "total" BIGINT NOT NULL,

    CONSTRAINT "tally_pk" PRIMARY KEY ("scope","measure")
);

-- CreateTable
CREATE TABLE "TallyDay" (
    "scope" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "measure" TEXT NOT NULL,
    "total" BIGINT NOT NULL,

    CONSTRAINT "tally_day_pk" PRIMARY KEY ("scope","day","measure")
);

-- CreateTable
CREATE TABLE "TallyFold" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "seen" TEXT NOT NULL,
    "foldedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tally_fold_pk" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "bulk_operation_by_time" ON "BulkOperation"("createdAt", "id");

-- CreateIndex
CREATE INDEX "bulk_row_by_state" ON "BulkRow"("operationId", "state", "position");

-- CreateIndex
CREATE INDEX "enrollment_pause_by_enrollment" ON "EnrollmentPause"("enrollmentId", "startedAt");

-- CreateIndex
CREATE UNIQUE INDEX "badge_credential_status_index_unique" ON "BadgeCredential"("statusIndex");

-- CreateIndex
CREATE UNIQUE INDEX "badge_credential_once_per_revision" ON "BadgeCredential"("certificateId", "revision");

-- CreateIndex
CREATE INDEX "intervention_by_subject" ON "Intervention"("subject", "subjectId");

-- CreateIndex
CREATE INDEX "intervention_by_assignee" ON "Intervention"("assigneeId");

-- CreateIndex
CREATE INDEX "intervention_note_by_intervention" ON "InterventionNote"("interventionId", "writtenAt");

-- CreateIndex
CREATE UNIQUE INDEX "staff_alert_once" ON "StaffAlert"("dedupeKey");

-- CreateIndex
CREATE INDEX "staff_alert_by_time" ON "StaffAlert"("raisedAt");

-- CreateIndex
CREATE INDEX "partner_outage_by_partner" ON "PartnerOutage"("partnerId", "startedAt");

-- CreateIndex
CREATE INDEX "reconciliation_by_partner" ON "Reconciliation"("partnerId", "startedAt");

-- CreateIndex
CREATE INDEX "partner_drift_by_partner" ON "PartnerDrift"("partnerId", "foundAt");

-- CreateIndex
CREATE UNIQUE INDEX "voucher_one_per_enrolment" ON "Voucher"("partnerEnrollmentId");

-- CreateIndex
CREATE UNIQUE INDEX "voucher_code_once" ON "Voucher"("partnerId", "codeHash");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_file_once" ON "EvidenceFile"("partnerId", "sha256");

-- CreateIndex
CREATE UNIQUE INDEX "lti_resource_one_per_step" ON "LtiResource"("courseStepId");

-- CreateIndex
CREATE INDEX "lti_launch_by_expiry" ON "LtiLaunch"("expiresAt");

-- CreateIndex
CREATE INDEX "person_merge_by_kept" ON "PersonMerge"("keptId");

-- CreateIndex
CREATE INDEX "person_merge_by_merged" ON "PersonMerge"("mergedId");

-- AddForeignKey
ALTER TABLE "BulkRow" ADD CONSTRAINT "bulk_row_operation_fk" FOREIGN KEY ("operationId") REFERENCES "BulkOperation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EnrollmentPause" ADD CONSTRAINT "enrollment_pause_enrollment_fk" FOREIGN KEY ("enrollmentId") REFERENCES "Enrollment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BadgeCredential" ADD CONSTRAINT "badge_credential_certificate_fk" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Intervention" ADD CONSTRAINT "intervention_enrollment_fk" FOREIGN KEY ("enrollmentId") REFERENCES "Enrollment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Intervention" ADD CONSTRAINT "intervention_person_fk" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Intervention" ADD CONSTRAINT "intervention_assignee_fk" FOREIGN KEY ("assigneeId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InterventionNote" ADD CONSTRAINT "intervention_note_intervention_fk" FOREIGN KEY ("interventionId") REFERENCES "Intervention"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartnerCircuit" ADD CONSTRAINT "partner_circuit_partner_fk" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartnerOutage" ADD CONSTRAINT "partner_outage_partner_fk" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reconciliation" ADD CONSTRAINT "reconciliation_partner_fk" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartnerDrift" ADD CONSTRAINT "partner_drift_partner_fk" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartnerDrift" ADD CONSTRAINT "partner_drift_enrolment_fk" FOREIGN KEY ("partnerEnrollmentId") REFERENCES "PartnerEnrollment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Voucher" ADD CONSTRAINT "voucher_partner_fk" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Voucher" ADD CONSTRAINT "voucher_enrolment_fk" FOREIGN KEY ("partnerEnrollmentId") REFERENCES "PartnerEnrollment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartnerAccess" ADD CONSTRAINT "partner_access_enrolment_fk" FOREIGN KEY ("partnerEnrollmentId") REFERENCES "PartnerEnrollment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceFile" ADD CONSTRAINT "evidence_file_partner_fk" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LtiResource" ADD CONSTRAINT "lti_resource_step_fk" FOREIGN KEY ("courseStepId") REFERENCES "CourseStep"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "person_merged_into_fk" FOREIGN KEY ("mergedIntoId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;



-- What the columns alone cannot say -------------------------------------------------------------------------------

ALTER TABLE "Partner" ADD CONSTRAINT partner_confirm_days CHECK ("confirmDays" BETWEEN 1 AND 365);
ALTER TABLE "PartnerConnection" ADD CONSTRAINT partner_connection_calls_per_minute CHECK ("callsPerMinute" BETWEEN 1 AND 100000);
ALTER TABLE "PartnerCircuit"
  ADD CONSTRAINT partner_circuit_failures CHECK (failures >= 0),
  ADD CONSTRAINT partner_circuit_allowance CHECK (allowance >= 1),
  ADD CONSTRAINT partner_circuit_open_has_probe CHECK (state <> 'OPEN' OR ("notBefore" IS NOT NULL AND reason IS NOT NULL));
ALTER TABLE "PartnerOutage" ADD CONSTRAINT partner_outage_ends_after_start CHECK ("endedAt" >= "startedAt");
CREATE UNIQUE INDEX partner_outage_one_open ON "PartnerOutage" ("partnerId") WHERE "endedAt" IS NULL;
CREATE UNIQUE INDEX reconciliation_one_running ON "Reconciliation" ("partnerId") WHERE "finishedAt" IS NULL;
CREATE UNIQUE INDEX partner_drift_one_open ON "PartnerDrift" ("partnerId", kind, subject) WHERE "settledAt" IS NULL;
ALTER TABLE "Voucher" ADD CONSTRAINT voucher_assigned_has_time CHECK ("partnerEnrollmentId" IS NULL OR "assignedAt" IS NOT NULL);
CREATE INDEX voucher_free ON "Voucher" ("partnerId", "courseRef", "createdAt") WHERE "assignedAt" IS NULL;
ALTER TABLE "PartnerAccess" ADD CONSTRAINT partner_access_shown_is_gone CHECK (("sealedDetails" IS NULL) = ("shownAt" IS NOT NULL));
ALTER TABLE "Course"
  ADD CONSTRAINT course_stuck_after_days CHECK ("stuckAfterDays" BETWEEN 1 AND 365),
  ADD CONSTRAINT course_certificate_valid_months CHECK ("certificateValidMonths" BETWEEN 1 AND 1200);

ALTER TABLE "EnrollmentPause" ADD CONSTRAINT enrollment_pause_ends_after_start CHECK ("endedAt" >= "startedAt");
CREATE UNIQUE INDEX enrollment_pause_one_open ON "EnrollmentPause" ("enrollmentId") WHERE "endedAt" IS NULL;
-- Only what can be late is looked at for lateness.
ALTER TABLE "EnrollmentStep" ADD CONSTRAINT enrollment_step_late_only_while_open CHECK (
  state IN ('PENDING', 'IN_PROGRESS') OR ("slaCheckAt" IS NULL AND "atRiskAt" IS NULL AND "breachedAt" IS NULL AND "stuckAt" IS NULL));
CREATE INDEX enrollment_step_sla_due ON "EnrollmentStep" ("slaCheckAt") WHERE "slaCheckAt" IS NOT NULL;
CREATE INDEX enrollment_step_breached ON "EnrollmentStep" ("breachedAt") WHERE "breachedAt" IS NOT NULL;
CREATE INDEX enrollment_step_stuck ON "EnrollmentStep" ("stuckAt") WHERE "stuckAt" IS NOT NULL;
CREATE INDEX partner_enrollment_waiting_for_retry ON "PartnerEnrollment" ("partnerId", "retryAt") WHERE "retryAt" IS NOT NULL;

ALTER TABLE "Certificate"
  ADD CONSTRAINT certificate_revision_from_one CHECK (revision >= 1),
  ADD CONSTRAINT certificate_expires_after_issue CHECK ("expiresAt" > "issuedAt"),
  ADD CONSTRAINT certificate_expired_has_time CHECK (state <> 'EXPIRED' OR "expiresAt" IS NOT NULL);
CREATE INDEX certificate_expiring ON "Certificate" ("expiresAt") WHERE state = 'ACTIVE' AND "expiresAt" IS NOT NULL;

ALTER TABLE "TallyFold" ADD CONSTRAINT tally_fold_one_row CHECK (id = 1);
CREATE INDEX domain_event_tally_by_time ON "DomainEvent" ("courseId", "occurredAt") WHERE tally IS NOT NULL;

ALTER TABLE "Intervention"
  ADD CONSTRAINT intervention_snoozed_has_end CHECK ((state = 'SNOOZED') = ("snoozedUntil" IS NOT NULL)),
  ADD CONSTRAINT intervention_resolved_has_time CHECK ((state = 'RESOLVED') = ("resolvedAt" IS NOT NULL)),
  ADD CONSTRAINT intervention_report_has_time CHECK ((report IS NULL) = ("reportedAt" IS NULL));
CREATE UNIQUE INDEX intervention_one_open ON "Intervention" (subject, "subjectId") WHERE state <> 'RESOLVED';
ALTER TABLE "InterventionNote" ADD CONSTRAINT intervention_note_says_something CHECK (btrim(text) <> '');
CREATE INDEX staff_alert_undigested ON "StaffAlert" ("raisedAt") WHERE "digestedAt" IS NULL;

ALTER TABLE "BulkOperation" ADD CONSTRAINT bulk_operation_counts CHECK (total >= 0 AND applied >= 0 AND failed >= 0 AND undone >= 0);
ALTER TABLE "Person" ADD CONSTRAINT person_not_merged_into_itself CHECK ("mergedIntoId" <> id);

-- Who may see and do what -------------------------------------------------------------------------------------------

DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY[
    'PartnerCircuit', 'PartnerOutage', 'Reconciliation', 'PartnerDrift', 'Voucher', 'PartnerAccess', 'EvidenceFile',
    'SigningKey', 'LtiResource', 'LtiLaunch', 'EnrollmentPause', 'BadgeCredential', 'Tally', 'TallyDay', 'TallyFold',
    'Intervention', 'InterventionNote', 'StaffAlert', 'BulkOperation', 'BulkRow', 'PersonMerge'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO throughline_worker', table_name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO throughline_api', table_name);
    EXECUTE format('CREATE POLICY workers_do_their_work ON %I TO throughline_worker USING (true) WITH CHECK (true)', table_name);
    EXECUTE format('CREATE POLICY staff_see_and_do_everything ON %I TO throughline_api USING ((SELECT viewer_is_staff())) WITH CHECK ((SELECT viewer_is_staff()))', table_name);
  END LOOP;
END
$$;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO throughline_api, throughline_worker;
-- The tallies are the worker's to write: a figure is the sum of the log, never what somebody typed.
REVOKE INSERT, UPDATE ON "Tally", "TallyDay", "TallyFold" FROM throughline_api;
GRANT DELETE ON "BulkOperation", "BulkRow" TO throughline_api;

-- That a partner is down, and how long steps take, is told to whoever waits; neither names anybody.
CREATE POLICY outages_are_told ON "PartnerCircuit" FOR SELECT TO throughline_api USING (true);
CREATE POLICY outages_are_told ON "PartnerOutage" FOR SELECT TO throughline_api USING (true);
CREATE POLICY tallies_name_nobody ON "Tally" FOR SELECT TO throughline_api USING (true);
CREATE POLICY students_see_their_pauses ON "EnrollmentPause" FOR SELECT TO throughline_api
  USING (EXISTS (SELECT FROM "Enrollment" e WHERE e.id = "enrollmentId" AND e."personId" = (SELECT viewer_person())));
CREATE POLICY students_see_their_credentials ON "BadgeCredential" FOR SELECT TO throughline_api
  USING (EXISTS (SELECT FROM "Certificate" c WHERE c.id = "certificateId" AND c."personId" = (SELECT viewer_person())));
CREATE POLICY students_see_what_they_reported ON "Intervention" FOR SELECT TO throughline_api
  USING ("personId" = (SELECT viewer_person()) AND report IS NOT NULL);

COMMENT ON TABLE "PartnerCircuit" IS 'Whether a partner is called just now, and why not.';
COMMENT ON TABLE "PartnerOutage" IS 'A time in which a partner was down; lateness does not count while it lasted.';
COMMENT ON TABLE "Reconciliation" IS 'A comparison of our records with a partner''s.';
COMMENT ON TABLE "PartnerDrift" IS 'A difference between us and a partner that a person has to settle.';
COMMENT ON TABLE "Voucher" IS 'A sealed code for one student in one course of a partner without an interface.';
COMMENT ON TABLE "PartnerAccess" IS 'Sealed access details of an account at a partner, shown once.';
COMMENT ON TABLE "EvidenceFile" IS 'A file by which a partner without an interface proved what it says.';
COMMENT ON TABLE "SigningKey" IS 'A key with which the school signs; the private half is sealed.';
COMMENT ON TABLE "LtiResource" IS 'The place in a tool to which a course step launches.';
COMMENT ON TABLE "LtiLaunch" IS 'A launch under way, used once.';
COMMENT ON TABLE "EnrollmentPause" IS 'A time in which an enrollment was suspended.';
COMMENT ON TABLE "BadgeCredential" IS 'A signed Open Badges 3.0 credential, one for each revision of a certificate.';
COMMENT ON TABLE "Tally" IS 'The event log''s tallies, summed.';
COMMENT ON TABLE "TallyDay" IS 'The event log''s tallies, summed by day.';
COMMENT ON TABLE "TallyFold" IS 'How far the log is folded into the tallies.';
COMMENT ON TABLE "Intervention" IS 'The work on something that will not go on by itself.';
COMMENT ON TABLE "InterventionNote" IS 'What somebody wrote down about an intervention.';
COMMENT ON TABLE "StaffAlert" IS 'An alert to the staff, once for each occurrence.';
COMMENT ON TABLE "BulkOperation" IS 'One change to many rows, previewed, carried out and undone.';
COMMENT ON TABLE "BulkRow" IS 'One row of a bulk operation.';
COMMENT ON TABLE "PersonMerge" IS 'Two records found to be one human, so that it can be taken back.';
