-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "UserRole" AS ENUM ('STUDENT', 'INSTRUCTOR', 'ADMIN', 'SUPER_ADMIN');

-- CreateEnum
CREATE TYPE "CourseState" AS ENUM ('DRAFT', 'PUBLISHED', 'ARCHIVED');

-- CreateEnum
CREATE TYPE "Sequencing" AS ENUM ('STRICT', 'ADVISORY');

-- CreateEnum
CREATE TYPE "StepKind" AS ENUM ('PARTNER', 'SESSION', 'CONTENT');

-- CreateEnum
CREATE TYPE "EnrollmentState" AS ENUM ('PENDING', 'ACTIVE', 'SUSPENDED', 'COMPLETED', 'CANCELED', 'REFUNDED');

-- CreateEnum
CREATE TYPE "StepState" AS ENUM ('PENDING', 'IN_PROGRESS', 'COMPLETED', 'FAILED', 'SKIPPED');

-- CreateEnum
CREATE TYPE "DesiredPartnerState" AS ENUM ('ENROLLED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "ObservedPartnerState" AS ENUM ('UNKNOWN', 'ENROLLED', 'COMPLETED', 'REFUSED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "CertificateState" AS ENUM ('ACTIVE', 'EXPIRED', 'REVOKED');

-- CreateEnum
CREATE TYPE "ActorKind" AS ENUM ('PERSON', 'PARTNER', 'SYSTEM');

-- CreateEnum
CREATE TYPE "InboundMessageState" AS ENUM ('RECEIVED', 'APPLIED', 'IGNORED', 'QUARANTINED');

-- CreateEnum
CREATE TYPE "Channel" AS ENUM ('EMAIL');

-- CreateEnum
CREATE TYPE "DeliveryState" AS ENUM ('QUEUED', 'SENT', 'DELIVERED', 'FAILED', 'UNKNOWN', 'SUPPRESSED');

-- CreateEnum
CREATE TYPE "PartnerAdapterKind" AS ENUM ('REST');

-- CreateEnum
CREATE TYPE "JobRunState" AS ENUM ('RUNNING', 'SUCCEEDED', 'FAILED', 'LOST');

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "role" "UserRole" NOT NULL DEFAULT 'STUDENT',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuthSession" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "auth_session_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuthAccount" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "accountId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "password" TEXT,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "idToken" TEXT,
    "accessTokenExpiresAt" TIMESTAMPTZ(3),
    "refreshTokenExpiresAt" TIMESTAMPTZ(3),
    "scope" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "auth_account_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuthVerification" (
    "id" UUID NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "auth_verification_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuthRateLimit" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "lastRequest" BIGINT NOT NULL,

    CONSTRAINT "auth_rate_limit_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Course" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "defaultTimeZone" TEXT NOT NULL DEFAULT 'Etc/UTC',
    "sequencing" "Sequencing" NOT NULL DEFAULT 'STRICT',
    "state" "CourseState" NOT NULL DEFAULT 'DRAFT',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "course_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CourseStep" (
    "id" UUID NOT NULL,
    "courseId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "kind" "StepKind" NOT NULL,
    "required" BOOLEAN NOT NULL DEFAULT true,
    "expectedDays" INTEGER NOT NULL DEFAULT 7,
    "partnerId" UUID,
    "partnerCourseRef" TEXT,
    "contentCourseRef" TEXT,
    "contentChapterRef" TEXT,
    "contentLessonRef" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "course_step_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Enrollment" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "courseId" UUID NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "state" "EnrollmentState" NOT NULL DEFAULT 'PENDING',
    "enrolledAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "completedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "enrollment_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EnrollmentStep" (
    "id" UUID NOT NULL,
    "enrollmentId" UUID NOT NULL,
    "courseStepId" UUID NOT NULL,
    "partnerId" UUID,
    "position" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "kind" "StepKind" NOT NULL,
    "required" BOOLEAN NOT NULL,
    "expectedDays" INTEGER NOT NULL,
    "state" "StepState" NOT NULL DEFAULT 'PENDING',
    "openedAt" TIMESTAMPTZ(3),
    "startedAt" TIMESTAMPTZ(3),
    "settledAt" TIMESTAMPTZ(3),
    "failureReason" TEXT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "enrollment_step_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PartnerEnrollment" (
    "id" UUID NOT NULL,
    "enrollmentStepId" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "desiredState" "DesiredPartnerState" NOT NULL DEFAULT 'ENROLLED',
    "observedState" "ObservedPartnerState" NOT NULL DEFAULT 'UNKNOWN',
    "externalId" TEXT,
    "launchUrl" TEXT,
    "progress" INTEGER NOT NULL DEFAULT 0,
    "score" DOUBLE PRECISION,
    "certificateUrl" TEXT,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "acceptedAt" TIMESTAMPTZ(3),
    "observedAt" TIMESTAMPTZ(3),
    "lastError" TEXT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "partner_enrollment_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Certificate" (
    "id" UUID NOT NULL,
    "enrollmentId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "courseId" UUID NOT NULL,
    "serial" TEXT NOT NULL,
    "state" "CertificateState" NOT NULL DEFAULT 'ACTIVE',
    "personName" TEXT NOT NULL,
    "courseTitle" TEXT NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "certificate_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CertificateDocument" (
    "certificateId" UUID NOT NULL,
    "pdf" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "certificate_document_pk" PRIMARY KEY ("certificateId")
);

-- CreateTable
CREATE TABLE "DomainEvent" (
    "id" BIGSERIAL NOT NULL,
    "transactionId" xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "type" TEXT NOT NULL,
    "occurredAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorKind" "ActorKind" NOT NULL,
    "actorId" UUID,
    "actorName" TEXT NOT NULL,
    "reason" TEXT,
    "requestId" TEXT,
    "inboundMessageId" UUID,
    "personId" UUID,
    "courseId" UUID,
    "enrollmentId" UUID,
    "enrollmentStepId" UUID,
    "payload" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "domain_event_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InboundMessage" (
    "id" UUID NOT NULL,
    "sequence" BIGSERIAL NOT NULL,
    "source" TEXT NOT NULL,
    "partnerId" UUID,
    "externalId" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "orderingKey" TEXT NOT NULL,
    "rawBody" TEXT NOT NULL,
    "state" "InboundMessageState" NOT NULL DEFAULT 'RECEIVED',
    "reason" TEXT,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMPTZ(3),
    "replays" INTEGER NOT NULL DEFAULT 0,
    "enrollmentStepId" UUID,

    CONSTRAINT "inbound_message_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SendIntent" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "dedupeKey" TEXT NOT NULL,
    "payload" JSONB NOT NULL DEFAULT '{}',
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "send_intent_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" UUID NOT NULL,
    "sendIntentId" UUID NOT NULL,
    "channel" "Channel" NOT NULL,
    "state" "DeliveryState" NOT NULL DEFAULT 'QUEUED',
    "address" TEXT NOT NULL,
    "claimedAt" TIMESTAMPTZ(3),
    "settledAt" TIMESTAMPTZ(3),
    "error" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "delivery_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Partner" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "contactEmail" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "partner_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PartnerConnection" (
    "partnerId" UUID NOT NULL,
    "adapter" "PartnerAdapterKind" NOT NULL DEFAULT 'REST',
    "baseUrl" TEXT NOT NULL,
    "sealedApiKey" TEXT NOT NULL,
    "sealedWebhookSecrets" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "partner_connection_pk" PRIMARY KEY ("partnerId")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "givenName" TEXT NOT NULL,
    "familyName" TEXT NOT NULL,
    "phone" TEXT,
    "timeZone" TEXT NOT NULL DEFAULT 'Etc/UTC',
    "locale" TEXT NOT NULL DEFAULT 'en',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EmailAddress" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "isPrimary" BOOLEAN NOT NULL DEFAULT true,
    "verifiedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "email_address_pk" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JobRun" (
    "id" UUID NOT NULL,
    "queue" TEXT NOT NULL,
    "worker" TEXT NOT NULL,
    "state" "JobRunState" NOT NULL DEFAULT 'RUNNING',
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),
    "durationMs" INTEGER,
    "records" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,

    CONSTRAINT "job_run_pk" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_is_one_person" ON "User"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_unique" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "auth_session_token_unique" ON "AuthSession"("token");

-- CreateIndex
CREATE INDEX "auth_session_by_user" ON "AuthSession"("userId");

-- CreateIndex
CREATE INDEX "auth_account_by_user" ON "AuthAccount"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "auth_account_unique" ON "AuthAccount"("providerId", "accountId");

-- CreateIndex
CREATE INDEX "auth_verification_by_identifier" ON "AuthVerification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "auth_rate_limit_key_unique" ON "AuthRateLimit"("key");

-- CreateIndex
CREATE UNIQUE INDEX "course_code_unique" ON "Course"("code");

-- CreateIndex
CREATE INDEX "course_step_by_partner" ON "CourseStep"("partnerId");

-- CreateIndex
CREATE UNIQUE INDEX "course_step_position_unique" ON "CourseStep"("courseId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "course_step_slug_unique" ON "CourseStep"("courseId", "slug");

-- CreateIndex
CREATE INDEX "enrollment_by_course" ON "Enrollment"("courseId", "state", "enrolledAt");

-- CreateIndex
CREATE INDEX "enrollment_by_time" ON "Enrollment"("enrolledAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "enrollment_attempt_unique" ON "Enrollment"("personId", "courseId", "attempt");

-- CreateIndex
CREATE INDEX "enrollment_step_by_course_step" ON "EnrollmentStep"("courseStepId", "state");

-- CreateIndex
CREATE INDEX "enrollment_step_by_partner" ON "EnrollmentStep"("partnerId");

-- CreateIndex
CREATE UNIQUE INDEX "enrollment_step_position_unique" ON "EnrollmentStep"("enrollmentId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "enrollment_step_course_step_unique" ON "EnrollmentStep"("enrollmentId", "courseStepId");

-- CreateIndex
CREATE UNIQUE INDEX "partner_enrollment_is_one_step" ON "PartnerEnrollment"("enrollmentStepId");

-- CreateIndex
CREATE UNIQUE INDEX "partner_enrollment_external_unique" ON "PartnerEnrollment"("partnerId", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_once_per_enrollment" ON "Certificate"("enrollmentId");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_serial_unique" ON "Certificate"("serial");

-- CreateIndex
CREATE INDEX "certificate_by_person" ON "Certificate"("personId");

-- CreateIndex
CREATE INDEX "certificate_by_course" ON "Certificate"("courseId", "issuedAt");

-- CreateIndex
CREATE INDEX "domain_event_by_transaction" ON "DomainEvent"("transactionId");

-- CreateIndex
CREATE INDEX "domain_event_by_enrollment" ON "DomainEvent"("enrollmentId", "id");

-- CreateIndex
CREATE INDEX "domain_event_by_step" ON "DomainEvent"("enrollmentStepId", "id");

-- CreateIndex
CREATE INDEX "domain_event_by_person" ON "DomainEvent"("personId", "id");

-- CreateIndex
CREATE INDEX "inbound_message_by_time" ON "InboundMessage"("receivedAt", "id");

-- CreateIndex
CREATE INDEX "inbound_message_by_state" ON "InboundMessage"("state", "receivedAt", "id");

-- CreateIndex
CREATE INDEX "inbound_message_by_step" ON "InboundMessage"("enrollmentStepId");

-- CreateIndex
CREATE UNIQUE INDEX "inbound_message_once" ON "InboundMessage"("source", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "send_intent_once" ON "SendIntent"("dedupeKey");

-- CreateIndex
CREATE INDEX "send_intent_by_person" ON "SendIntent"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_once_per_channel" ON "Delivery"("sendIntentId", "channel");

-- CreateIndex
CREATE UNIQUE INDEX "partner_slug_unique" ON "Partner"("slug");

-- CreateIndex
CREATE INDEX "person_by_name" ON "Person"("familyName", "givenName", "id");

-- CreateIndex
CREATE UNIQUE INDEX "email_address_is_one_persons" ON "EmailAddress"("address");

-- CreateIndex
CREATE INDEX "email_address_by_person" ON "EmailAddress"("personId");

-- CreateIndex
CREATE INDEX "job_run_by_time" ON "JobRun"("startedAt", "id");

-- CreateIndex
CREATE INDEX "job_run_by_queue" ON "JobRun"("queue", "startedAt");

-- AddForeignKey
ALTER TABLE "User" ADD CONSTRAINT "user_person_fk" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuthSession" ADD CONSTRAINT "auth_session_user_fk" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuthAccount" ADD CONSTRAINT "auth_account_user_fk" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CourseStep" ADD CONSTRAINT "course_step_course_fk" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CourseStep" ADD CONSTRAINT "course_step_partner_fk" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Enrollment" ADD CONSTRAINT "enrollment_person_fk" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Enrollment" ADD CONSTRAINT "enrollment_course_fk" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EnrollmentStep" ADD CONSTRAINT "enrollment_step_enrollment_fk" FOREIGN KEY ("enrollmentId") REFERENCES "Enrollment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EnrollmentStep" ADD CONSTRAINT "enrollment_step_course_step_fk" FOREIGN KEY ("courseStepId") REFERENCES "CourseStep"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EnrollmentStep" ADD CONSTRAINT "enrollment_step_partner_fk" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartnerEnrollment" ADD CONSTRAINT "partner_enrollment_step_fk" FOREIGN KEY ("enrollmentStepId") REFERENCES "EnrollmentStep"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartnerEnrollment" ADD CONSTRAINT "partner_enrollment_partner_fk" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "certificate_enrollment_fk" FOREIGN KEY ("enrollmentId") REFERENCES "Enrollment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "certificate_person_fk" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "certificate_course_fk" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CertificateDocument" ADD CONSTRAINT "certificate_document_certificate_fk" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InboundMessage" ADD CONSTRAINT "inbound_message_partner_fk" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InboundMessage" ADD CONSTRAINT "inbound_message_step_fk" FOREIGN KEY ("enrollmentStepId") REFERENCES "EnrollmentStep"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SendIntent" ADD CONSTRAINT "send_intent_person_fk" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "delivery_send_intent_fk" FOREIGN KEY ("sendIntentId") REFERENCES "SendIntent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartnerConnection" ADD CONSTRAINT "partner_connection_partner_fk" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EmailAddress" ADD CONSTRAINT "email_address_person_fk" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- What the columns alone cannot say -------------------------------------------------------------------------------

ALTER TABLE "Person"
  ADD CONSTRAINT person_names_present CHECK (btrim("givenName") <> '' AND length("givenName") <= 200 AND length("familyName") <= 200);
ALTER TABLE "EmailAddress"
  ADD CONSTRAINT email_address_normalised CHECK (address = lower(btrim(address)) AND address LIKE '%_@_%');
CREATE UNIQUE INDEX email_address_one_primary ON "EmailAddress" ("personId") WHERE "isPrimary";
ALTER TABLE "User"
  ADD CONSTRAINT user_email_normalised CHECK (email = lower(btrim(email)));

ALTER TABLE "Partner"
  ADD CONSTRAINT partner_slug_is_url_safe CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE "PartnerConnection"
  ADD CONSTRAINT partner_connection_one_or_two_secrets CHECK (cardinality("sealedWebhookSecrets") BETWEEN 1 AND 2);

ALTER TABLE "CourseStep"
  ADD CONSTRAINT course_step_position_from_one CHECK (position >= 1),
  ADD CONSTRAINT course_step_expected_days CHECK ("expectedDays" BETWEEN 1 AND 3650),
  ADD CONSTRAINT course_step_kind_has_its_columns CHECK (
    CASE kind
      WHEN 'PARTNER' THEN "partnerId" IS NOT NULL AND "partnerCourseRef" IS NOT NULL
      WHEN 'CONTENT' THEN "partnerId" IS NULL AND "contentCourseRef" IS NOT NULL
      WHEN 'SESSION' THEN "partnerId" IS NULL AND "contentCourseRef" IS NULL
    END);

ALTER TABLE "Enrollment"
  ADD CONSTRAINT enrollment_attempt_from_one CHECK (attempt >= 1),
  ADD CONSTRAINT enrollment_completed_has_time CHECK ((state = 'COMPLETED') = ("completedAt" IS NOT NULL)),
  ADD CONSTRAINT enrollment_ended_has_time CHECK ((state IN ('CANCELED', 'REFUNDED')) = ("endedAt" IS NOT NULL));
CREATE UNIQUE INDEX enrollment_one_open_attempt ON "Enrollment" ("personId", "courseId")
  WHERE state IN ('PENDING', 'ACTIVE', 'SUSPENDED');

ALTER TABLE "EnrollmentStep"
  ADD CONSTRAINT enrollment_step_settled_has_time CHECK ((state IN ('COMPLETED', 'FAILED', 'SKIPPED')) = ("settledAt" IS NOT NULL)),
  ADD CONSTRAINT enrollment_step_in_progress_has_start CHECK (state <> 'IN_PROGRESS' OR "startedAt" IS NOT NULL),
  ADD CONSTRAINT enrollment_step_failure_has_reason CHECK ((state = 'FAILED') = ("failureReason" IS NOT NULL)),
  ADD CONSTRAINT enrollment_step_partner_kind CHECK ((kind = 'PARTNER') = ("partnerId" IS NOT NULL));
-- Queue-like reads look only at the few rows in their state, so the index holds only those.
CREATE INDEX enrollment_step_under_way ON "EnrollmentStep" ("startedAt") WHERE state = 'IN_PROGRESS';
CREATE INDEX enrollment_step_waiting ON "EnrollmentStep" ("openedAt") WHERE state = 'PENDING' AND "openedAt" IS NOT NULL;
CREATE INDEX enrollment_step_failed ON "EnrollmentStep" ("settledAt") WHERE state = 'FAILED';

ALTER TABLE "PartnerEnrollment"
  ADD CONSTRAINT partner_enrollment_progress_percent CHECK (progress BETWEEN 0 AND 100),
  ADD CONSTRAINT partner_enrollment_attempt_from_one CHECK (attempt >= 1),
  ADD CONSTRAINT partner_enrollment_accepted_has_id CHECK ("acceptedAt" IS NULL OR "externalId" IS NOT NULL);
CREATE INDEX partner_enrollment_unanswered ON "PartnerEnrollment" ("requestedAt") WHERE "observedState" = 'UNKNOWN';

ALTER TABLE "Certificate"
  ADD CONSTRAINT certificate_revoked_has_time CHECK ((state = 'REVOKED') = ("revokedAt" IS NOT NULL));

ALTER TABLE "InboundMessage"
  ADD CONSTRAINT inbound_message_settled_has_time CHECK ((state = 'RECEIVED') = ("settledAt" IS NULL)),
  ADD CONSTRAINT inbound_message_unapplied_has_reason CHECK (state NOT IN ('IGNORED', 'QUARANTINED') OR reason IS NOT NULL);
CREATE INDEX inbound_message_open ON "InboundMessage" ("orderingKey", sequence) WHERE state = 'RECEIVED';
CREATE INDEX inbound_message_quarantined ON "InboundMessage" ("orderingKey") WHERE state = 'QUARANTINED';

CREATE INDEX delivery_queued ON "Delivery" ("createdAt") WHERE state = 'QUEUED';
CREATE INDEX job_run_running ON "JobRun" ("startedAt") WHERE state = 'RUNNING';

-- The event log is append-only: nobody rewrites a recorded fact, not even the workers.
CREATE FUNCTION refuse_rewriting_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the event log is append-only' USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER domain_event_append_only BEFORE UPDATE OR DELETE ON "DomainEvent"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_history();

-- The second wall ---------------------------------------------------------------------------------------------------
-- Three login roles, none of them the owner: the api (row by row, as the viewer may), better-auth (its own tables), and
-- the workers (everything but logins). Roles belong to the whole cluster, so another database may have made them already.

DO $$
DECLARE
  role_name text;
BEGIN
  FOREACH role_name IN ARRAY ARRAY['throughline_api', 'throughline_auth', 'throughline_worker'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;
    END;
  END LOOP;
END
$$;

-- Who is looking: set for each transaction by the api. Absent means nobody, who sees nothing.
CREATE FUNCTION viewer_role() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(nullif(current_setting('app.role', true), ''), 'ANONYMOUS') $$;
CREATE FUNCTION viewer_person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.person', true), '')::uuid $$;
-- SYSTEM is the api's own door for partners' webhooks; no person ever has it.
CREATE FUNCTION viewer_is_staff() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT viewer_role() IN ('ADMIN', 'SUPER_ADMIN', 'SYSTEM') $$;

GRANT USAGE ON SCHEMA public TO throughline_api, throughline_auth, throughline_worker;
GRANT SELECT, INSERT, UPDATE ON
  "Person", "EmailAddress", "Partner", "PartnerConnection", "Course", "CourseStep", "Enrollment", "EnrollmentStep",
  "PartnerEnrollment", "Certificate", "CertificateDocument", "InboundMessage", "SendIntent", "Delivery"
  TO throughline_api;
GRANT SELECT, INSERT ON "DomainEvent" TO throughline_api, throughline_worker;
GRANT SELECT ON "JobRun", "User" TO throughline_api;
GRANT INSERT ON "User" TO throughline_api;
GRANT SELECT, INSERT, UPDATE, DELETE ON
  "Person", "EmailAddress", "Partner", "PartnerConnection", "Course", "CourseStep", "Enrollment", "EnrollmentStep",
  "PartnerEnrollment", "Certificate", "CertificateDocument", "InboundMessage", "SendIntent", "Delivery", "JobRun"
  TO throughline_worker;
GRANT SELECT, INSERT ON "User" TO throughline_worker;
GRANT INSERT ON "AuthVerification" TO throughline_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON "AuthSession", "AuthAccount", "AuthVerification", "AuthRateLimit" TO throughline_auth;
-- Signing in makes nobody an admin: roles and persons are not for it to write.
GRANT SELECT, UPDATE (name, email, "emailVerified", image, "updatedAt") ON "User" TO throughline_auth;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO throughline_api, throughline_worker;

DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY[
    'Person', 'EmailAddress', 'User', 'AuthSession', 'AuthAccount', 'AuthVerification', 'AuthRateLimit', 'Partner',
    'PartnerConnection', 'Course', 'CourseStep', 'Enrollment', 'EnrollmentStep', 'PartnerEnrollment', 'Certificate',
    'CertificateDocument', 'DomainEvent', 'InboundMessage', 'SendIntent', 'Delivery', 'JobRun'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('CREATE POLICY workers_do_their_work ON %I TO throughline_worker USING (true) WITH CHECK (true)', table_name);
    EXECUTE format('CREATE POLICY staff_see_and_do_everything ON %I TO throughline_api USING ((SELECT viewer_is_staff())) WITH CHECK ((SELECT viewer_is_staff()))', table_name);
  END LOOP;
  FOREACH table_name IN ARRAY ARRAY['User', 'AuthSession', 'AuthAccount', 'AuthVerification', 'AuthRateLimit'] LOOP
    EXECUTE format('CREATE POLICY sign_in_keeps_logins ON %I TO throughline_auth USING (true) WITH CHECK (true)', table_name);
  END LOOP;
END
$$;

CREATE POLICY people_see_themselves ON "Person" FOR SELECT TO throughline_api USING (id = (SELECT viewer_person()));
CREATE POLICY people_change_themselves ON "Person" FOR UPDATE TO throughline_api
  USING (id = (SELECT viewer_person())) WITH CHECK (id = (SELECT viewer_person()));
CREATE POLICY people_see_their_addresses ON "EmailAddress" FOR SELECT TO throughline_api USING ("personId" = (SELECT viewer_person()));
CREATE POLICY people_see_their_login ON "User" FOR SELECT TO throughline_api USING ("personId" = (SELECT viewer_person()));
CREATE POLICY the_catalogue_is_public ON "Course" FOR SELECT TO throughline_api USING (state <> 'DRAFT');
CREATE POLICY the_catalogue_is_public ON "CourseStep" FOR SELECT TO throughline_api
  USING (EXISTS (SELECT FROM "Course" c WHERE c.id = "courseId" AND c.state <> 'DRAFT'));
CREATE POLICY partners_are_known_by_name ON "Partner" FOR SELECT TO throughline_api USING (true);
CREATE POLICY students_see_their_enrollments ON "Enrollment" FOR SELECT TO throughline_api USING ("personId" = (SELECT viewer_person()));
CREATE POLICY students_see_their_steps ON "EnrollmentStep" FOR SELECT TO throughline_api
  USING (EXISTS (SELECT FROM "Enrollment" e WHERE e.id = "enrollmentId" AND e."personId" = (SELECT viewer_person())));
CREATE POLICY students_see_their_record_at_the_partner ON "PartnerEnrollment" FOR SELECT TO throughline_api
  USING (EXISTS (SELECT FROM "EnrollmentStep" s JOIN "Enrollment" e ON e.id = s."enrollmentId"
    WHERE s.id = "enrollmentStepId" AND e."personId" = (SELECT viewer_person())));
CREATE POLICY students_see_their_certificates ON "Certificate" FOR SELECT TO throughline_api USING ("personId" = (SELECT viewer_person()));
CREATE POLICY students_see_their_certificates ON "CertificateDocument" FOR SELECT TO throughline_api
  USING (EXISTS (SELECT FROM "Certificate" c WHERE c.id = "certificateId" AND c."personId" = (SELECT viewer_person())));
CREATE POLICY students_see_what_happened_to_them ON "DomainEvent" FOR SELECT TO throughline_api USING ("personId" = (SELECT viewer_person()));
CREATE POLICY students_record_what_they_do ON "DomainEvent" FOR INSERT TO throughline_api
  WITH CHECK ("actorKind" = 'PERSON' AND "actorId" = (SELECT viewer_person()) AND "personId" = (SELECT viewer_person()));
CREATE POLICY people_see_what_we_send_them ON "SendIntent" FOR SELECT TO throughline_api USING ("personId" = (SELECT viewer_person()));

-- Anybody who holds a serial number may learn what the certificate claims, and nothing else about the person.
CREATE FUNCTION verify_certificate(wanted text)
  RETURNS TABLE (serial text, state "CertificateState", "personName" text, "courseTitle" text, "issuedAt" timestamptz, "revokedAt" timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT c.serial, c.state, c."personName", c."courseTitle", c."issuedAt", c."revokedAt" FROM "Certificate" c WHERE c.serial = wanted $$;

COMMENT ON TABLE "Person" IS 'One human.';
COMMENT ON TABLE "EmailAddress" IS 'An address of a person, trimmed and in lower case.';
COMMENT ON TABLE "User" IS 'A person''s login and role.';
COMMENT ON TABLE "AuthSession" IS 'A signed-in browser.';
COMMENT ON TABLE "AuthAccount" IS 'A way to sign in; holds the password''s hash.';
COMMENT ON TABLE "AuthVerification" IS 'A one-time token with its end.';
COMMENT ON TABLE "AuthRateLimit" IS 'Sign-in attempts counted for all api processes together.';
COMMENT ON TABLE "Partner" IS 'An outside training provider.';
COMMENT ON TABLE "PartnerConnection" IS 'How a partner is reached; credentials sealed.';
COMMENT ON TABLE "Course" IS 'An ordered list of steps that a school sells.';
COMMENT ON TABLE "CourseStep" IS 'One step of a course as authored.';
COMMENT ON TABLE "Enrollment" IS 'A person in a course, one row an attempt.';
COMMENT ON TABLE "EnrollmentStep" IS 'A course step as one student takes it.';
COMMENT ON TABLE "PartnerEnrollment" IS 'The desired and the observed state of a step at its partner.';
COMMENT ON TABLE "Certificate" IS 'Says that a person completed a course.';
COMMENT ON TABLE "CertificateDocument" IS 'The printed certificate.';
COMMENT ON TABLE "DomainEvent" IS 'Append-only log of facts; every live view is a reader of it.';
COMMENT ON TABLE "InboundMessage" IS 'A verified webhook as received; unique on (source, externalId).';
COMMENT ON TABLE "SendIntent" IS 'One planned message to one person, once only by its dedupe key.';
COMMENT ON TABLE "Delivery" IS 'An attempt to deliver an intent on a channel.';
COMMENT ON TABLE "JobRun" IS 'A run of a worker over a batch of jobs.';
