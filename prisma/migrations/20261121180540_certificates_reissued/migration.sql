-- Certificates are printed anew under the same serial, their badges are revoked one by one, and one key signs them.

-- AlterTable
ALTER TABLE "CertificateDocument" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1;

-- CreateIndex
CREATE INDEX "certificate_by_time" ON "Certificate"("issuedAt", "id");

ALTER TABLE "CertificateDocument" ADD CONSTRAINT certificate_document_revision_from_one CHECK (revision >= 1);
-- What the status lists are made of.
CREATE INDEX badge_credential_revoked ON "BadgeCredential" ("statusIndex") WHERE "revokedAt" IS NOT NULL;
-- However many processes sign their first badge together, one makes the key.
CREATE UNIQUE INDEX signing_key_one_badge_key_in_use ON "SigningKey" (use) WHERE use = 'BADGE' AND "retiredAt" IS NULL;

-- Anybody who holds a serial number may learn what the certificate claims, and nothing else about the person.
DROP FUNCTION verify_certificate(text);
CREATE FUNCTION verify_certificate(wanted text)
  RETURNS TABLE (serial text, state "CertificateState", "personName" text, "courseTitle" text, "issuedAt" timestamptz, "revokedAt" timestamptz,
    "expiresAt" timestamptz, revision integer, "reissuedAt" timestamptz, "hasBadge" boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT c.serial, c.state, c."personName", c."courseTitle", c."issuedAt", c."revokedAt", c."expiresAt", c.revision, c."reissuedAt",
      EXISTS (SELECT FROM "BadgeCredential" b WHERE b."certificateId" = c.id AND b.revision = c.revision)
    FROM "Certificate" c WHERE c.serial = wanted $$;
