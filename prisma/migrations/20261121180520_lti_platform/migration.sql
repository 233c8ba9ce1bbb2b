-- The LTI platform: what a tool said once is not heard twice, a client id names one tool, and a resource is in one.

-- CreateTable
CREATE TABLE "LtiNonce" (
    "partnerId" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lti_nonce_pk" PRIMARY KEY ("partnerId","hash")
);

-- AlterTable
ALTER TABLE "LtiResource" ADD COLUMN     "partnerId" UUID NOT NULL;

-- CreateIndex
CREATE INDEX "lti_nonce_by_expiry" ON "LtiNonce"("expiresAt");

-- What the columns alone cannot say -------------------------------------------------------------------------------

-- Partners that send no webhooks have no secret; whoever claims to be one of them is refused for want of it.
ALTER TABLE "PartnerConnection"
  DROP CONSTRAINT partner_connection_one_or_two_secrets,
  ADD CONSTRAINT partner_connection_at_most_two_secrets CHECK (cardinality("sealedWebhookSecrets") <= 2);
CREATE UNIQUE INDEX partner_connection_lti_client_unique ON "PartnerConnection" ((settings ->> 'clientId')) WHERE adapter = 'LTI';
ALTER TABLE "LtiLaunch"
  ADD CONSTRAINT lti_launch_kind CHECK (
    (kind = 'resource' AND "partnerEnrollmentId" IS NOT NULL) OR (kind IN ('deepLink', 'deepLinkAnswer') AND "courseStepId" IS NOT NULL)),
  ADD CONSTRAINT lti_launch_expires_after_start CHECK ("expiresAt" > "createdAt");

-- Who may see and do what -------------------------------------------------------------------------------------------

ALTER TABLE "LtiNonce" ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON "LtiNonce" TO throughline_worker;
GRANT SELECT, INSERT ON "LtiNonce" TO throughline_api;
CREATE POLICY workers_do_their_work ON "LtiNonce" TO throughline_worker USING (true) WITH CHECK (true);
CREATE POLICY staff_see_and_do_everything ON "LtiNonce" TO throughline_api USING ((SELECT viewer_is_staff())) WITH CHECK ((SELECT viewer_is_staff()));

COMMENT ON TABLE "LtiNonce" IS 'A number that a tool said in a signed token, kept until no such token is good any more.';
