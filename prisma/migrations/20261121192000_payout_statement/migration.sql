-- What a payee's statement is made of: lines are only ever added, and the balance is their sum.

CREATE TYPE "PayoutEntryKind" AS ENUM ('SALE', 'REFUND', 'SENT', 'TAKEN_BACK');

CREATE TABLE "PayoutEntry" (
    "id" UUID NOT NULL,
    "payoutAccountId" UUID NOT NULL,
    "transferId" UUID NOT NULL,
    "kind" "PayoutEntryKind" NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payout_entry_pk" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "payout_entry_once" ON "PayoutEntry"("key");
CREATE INDEX "payout_entry_by_account" ON "PayoutEntry"("payoutAccountId", "at");
CREATE INDEX "payout_entry_by_transfer" ON "PayoutEntry"("transferId");
ALTER TABLE "PayoutEntry" ADD CONSTRAINT "payout_entry_account_fk" FOREIGN KEY ("payoutAccountId") REFERENCES "PayoutAccount"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PayoutEntry" ADD CONSTRAINT "payout_entry_transfer_fk" FOREIGN KEY ("transferId") REFERENCES "Transfer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PayoutEntry" ADD CONSTRAINT payout_entry_is_an_amount CHECK (amount > 0);

CREATE TRIGGER payout_entries_are_only_added BEFORE UPDATE ON "PayoutEntry"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_history();

ALTER TABLE "PayoutEntry" ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON "PayoutEntry" TO throughline_worker, throughline_api;
CREATE POLICY workers_do_their_work ON "PayoutEntry" TO throughline_worker USING (true) WITH CHECK (true);
CREATE POLICY staff_see_and_do_everything ON "PayoutEntry" TO throughline_api
  USING ((SELECT viewer_is_staff())) WITH CHECK ((SELECT viewer_is_staff()));
CREATE POLICY people_see_their_payouts ON "PayoutEntry" FOR SELECT TO throughline_api
  USING (EXISTS (SELECT FROM "PayoutAccount" a WHERE a.id = "payoutAccountId" AND a."personId" = (SELECT viewer_person())));
CREATE POLICY people_see_their_payouts ON "PayoutShare" FOR SELECT TO throughline_api
  USING (EXISTS (SELECT FROM "PayoutAccount" a WHERE a.id = "payoutAccountId" AND a."personId" = (SELECT viewer_person())));

COMMENT ON TABLE "PayoutEntry" IS 'The ledger of a payee: what is theirs and what was sent; lines are only ever added.';
