-- The browser's key of whoever planned a class, or a series of them: a form that is sent twice plans once.
ALTER TABLE "Session" ADD COLUMN "requestKey" TEXT;
ALTER TABLE "SessionSeries" ADD COLUMN "requestKey" TEXT;
CREATE UNIQUE INDEX session_request_unique ON "Session" ("requestKey");
CREATE UNIQUE INDEX session_series_request_unique ON "SessionSeries" ("requestKey");
