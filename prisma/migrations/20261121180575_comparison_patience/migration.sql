-- Since when a comparison gets no page: how long it is kept up counts from there, not from its beginning.
ALTER TABLE "Reconciliation" ADD COLUMN "failingSince" TIMESTAMPTZ(3);
