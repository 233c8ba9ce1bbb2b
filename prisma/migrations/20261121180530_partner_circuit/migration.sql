-- What a circuit, a comparison and a settled difference have to remember besides.
ALTER TABLE "PartnerCircuit" ADD COLUMN "failingSince" TIMESTAMPTZ(3);
ALTER TABLE "PartnerCircuit" ADD CONSTRAINT partner_circuit_failing_since CHECK ((failures = 0) = ("failingSince" IS NULL));

ALTER TABLE "Reconciliation" ADD COLUMN "resumeAt" TIMESTAMPTZ(3), ADD COLUMN since TIMESTAMPTZ(3);

ALTER TABLE "PartnerDrift" ADD COLUMN "settledReason" TEXT;
ALTER TABLE "PartnerDrift" ADD CONSTRAINT partner_drift_reason_settles CHECK ("settledReason" IS NULL OR "settledAt" IS NOT NULL);
-- What a person let be is looked up each time the difference is found again.
CREATE INDEX partner_drift_let_be ON "PartnerDrift" ("partnerId", kind, subject) WHERE "settledReason" IS NOT NULL;
