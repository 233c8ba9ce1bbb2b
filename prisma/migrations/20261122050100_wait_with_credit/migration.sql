-- Whoever waits for a class of a step whose own right is used up may let a credit pay for the seat, as in booking it.
ALTER TABLE "WaitlistEntry" ADD COLUMN "withCredit" BOOLEAN NOT NULL DEFAULT false;
