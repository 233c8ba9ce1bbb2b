-- Seats that were used up come back when a further period is paid, once for each. So far they came back when it began.
ALTER TABLE "License" ADD COLUMN "renewedUntil" TIMESTAMPTZ(3);
UPDATE "License" SET "renewedUntil" = "periodEndsAt" WHERE state <> 'TRIAL';
COMMENT ON COLUMN "License"."renewedUntil" IS 'Until when the newest further period runs that was paid: its payment opened anew the seats that were used up.';
