-- What goes to payees stands in the month in which it moved: a share in that of its sale, what a refund takes back of it in that of the
-- refund. Both are lines of the payees' ledger, each with its own time, and are counted from there.
SELECT pg_advisory_xact_lock(hashtext('fold-revenue'));
DROP TRIGGER transfer_counted ON "Transfer";
DROP FUNCTION count_transfer();

-- Lines of the ledger are only ever added.
CREATE FUNCTION count_share() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM note_revenue("orderId", NEW.at, 'SHARE', CASE NEW.kind WHEN 'SALE' THEN NEW.amount ELSE -NEW.amount END)
    FROM "Transfer" WHERE id = NEW."transferId";
  RETURN NULL;
END $$;
CREATE TRIGGER share_counted AFTER INSERT ON "PayoutEntry"
  FOR EACH ROW WHEN (NEW.kind IN ('SALE', 'REFUND')) EXECUTE FUNCTION count_share();

-- What was counted before, counted anew.
DELETE FROM "RevenueTotal" WHERE measure = 'SHARE';
DELETE FROM "RevenueChange" WHERE measure = 'SHARE';
SELECT note_revenue(t."orderId", e.at, 'SHARE', CASE e.kind WHEN 'SALE' THEN e.amount ELSE -e.amount END)
  FROM "PayoutEntry" e JOIN "Transfer" t ON t.id = e."transferId" WHERE e.kind IN ('SALE', 'REFUND');

-- The report lists the lines behind a figure by their time, and transfers by theirs no more.
DROP INDEX transfer_planned;
CREATE INDEX payout_entry_of_report ON "PayoutEntry" (at) WHERE kind IN ('SALE', 'REFUND');
