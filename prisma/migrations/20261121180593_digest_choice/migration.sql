-- Each member of the staff may do without the daily digest of alerts.

ALTER TABLE "User" ADD COLUMN "digestOffAt" TIMESTAMPTZ(3);

-- Of a login, the api may change this and nothing else; the role above all stays out of its reach.
GRANT UPDATE ("digestOffAt", "updatedAt") ON "User" TO throughline_api;
