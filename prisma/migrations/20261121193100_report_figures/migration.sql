-- The course that a booking counts for: that of its step, or of the enrollment that its credit came with. Kept by the database itself,
-- so that a report reads it from the booking.
ALTER TABLE "Booking" ADD COLUMN "courseId" UUID;
CREATE FUNCTION course_of_booking(step uuid, entitlement uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT e."courseId" FROM "Enrollment" e WHERE e.id = coalesce(
    (SELECT s."enrollmentId" FROM "EnrollmentStep" s WHERE s.id = step),
    (SELECT t."enrollmentId" FROM "Entitlement" t WHERE t.id = entitlement))
$$;
CREATE FUNCTION note_course_of_booking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."courseId" := course_of_booking(NEW."enrollmentStepId", NEW."entitlementId");
  RETURN NEW;
END $$;
CREATE TRIGGER booking_course BEFORE INSERT OR UPDATE OF "enrollmentStepId", "entitlementId" ON "Booking"
  FOR EACH ROW EXECUTE FUNCTION note_course_of_booking();
UPDATE "Booking" SET "courseId" = course_of_booking("enrollmentStepId", "entitlementId");
CREATE INDEX booking_counted ON "Booking" ("sessionId") INCLUDE (state, "courseId", "skippedAhead", "canceledAt", id)
  WHERE "bookedAt" IS NOT NULL;

-- Revenue is never added up on read. Each change of a payment, refund, dispute or transfer writes what it adds as a line of its own, so
-- that writers never wait for one another; a job folds the lines into the totals, and a reader takes both.
CREATE TABLE "RevenueTotal" (
  "productId" UUID NOT NULL,
  month DATE NOT NULL,
  currency TEXT NOT NULL,
  measure TEXT NOT NULL,
  total BIGINT NOT NULL,
  CONSTRAINT revenue_total_pk PRIMARY KEY ("productId", month, currency, measure)
);
CREATE TABLE "RevenueChange" (
  id BIGINT GENERATED ALWAYS AS IDENTITY,
  "productId" UUID NOT NULL,
  month DATE NOT NULL,
  currency TEXT NOT NULL,
  measure TEXT NOT NULL,
  amount BIGINT NOT NULL,
  CONSTRAINT revenue_change_pk PRIMARY KEY (id)
);
CREATE INDEX revenue_total_by_month ON "RevenueTotal" (month);
COMMENT ON TABLE "RevenueTotal" IS 'What moved, by product, month (UTC), currency and measure, in the smallest unit; folded from the changes.';
COMMENT ON TABLE "RevenueChange" IS 'What is not folded into the totals yet.';

-- One line of the report from a row of a table, as it stands: nothing where it does not count.
CREATE FUNCTION note_revenue(order_id uuid, at timestamptz, measure text, amount bigint) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    INSERT INTO "RevenueChange" ("productId", month, currency, measure, amount)
    SELECT "productId", date_trunc('month', at AT TIME ZONE 'UTC')::date, currency, $3, $4
    FROM "Order" WHERE id = order_id AND $4 <> 0
  $$;
REVOKE ALL ON FUNCTION note_revenue(uuid, timestamptz, text, bigint) FROM PUBLIC;

CREATE FUNCTION count_payment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.state = 'SUCCEEDED' AND OLD."settledAt" IS NOT NULL THEN
    PERFORM note_revenue(OLD."orderId", OLD."settledAt", 'GROSS', -OLD.amount);
    PERFORM note_revenue(OLD."orderId", OLD."settledAt", 'PAYMENTS', -1);
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.state = 'SUCCEEDED' AND NEW."settledAt" IS NOT NULL THEN
    PERFORM note_revenue(NEW."orderId", NEW."settledAt", 'GROSS', NEW.amount);
    PERFORM note_revenue(NEW."orderId", NEW."settledAt", 'PAYMENTS', 1);
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION count_refund() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.state = 'SUCCEEDED' AND OLD."settledAt" IS NOT NULL THEN
    PERFORM note_revenue(OLD."orderId", OLD."settledAt", 'REFUNDS', -OLD.amount);
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.state = 'SUCCEEDED' AND NEW."settledAt" IS NOT NULL THEN
    PERFORM note_revenue(NEW."orderId", NEW."settledAt", 'REFUNDS', NEW.amount);
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION count_dispute() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.state <> 'WON' THEN
    PERFORM note_revenue(OLD."orderId", OLD."openedAt", 'DISPUTED', -OLD.amount);
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.state <> 'WON' THEN
    PERFORM note_revenue(NEW."orderId", NEW."openedAt", 'DISPUTED', NEW.amount);
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION count_transfer() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM note_revenue(OLD."orderId", OLD."createdAt", 'SHARE', greatest(OLD.reversed, OLD."toReverse") - OLD.amount);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM note_revenue(NEW."orderId", NEW."createdAt", 'SHARE', NEW.amount - greatest(NEW.reversed, NEW."toReverse"));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER payment_counted AFTER INSERT OR DELETE OR UPDATE OF state, amount, "settledAt" ON "Payment"
  FOR EACH ROW EXECUTE FUNCTION count_payment();
CREATE TRIGGER refund_counted AFTER INSERT OR DELETE OR UPDATE OF state, amount, "settledAt" ON "Refund"
  FOR EACH ROW EXECUTE FUNCTION count_refund();
CREATE TRIGGER dispute_counted AFTER INSERT OR DELETE OR UPDATE OF state, amount, "openedAt" ON "Dispute"
  FOR EACH ROW EXECUTE FUNCTION count_dispute();
CREATE TRIGGER transfer_counted AFTER INSERT OR DELETE OR UPDATE OF amount, reversed, "toReverse" ON "Transfer"
  FOR EACH ROW EXECUTE FUNCTION count_transfer();

-- What was there before.
SELECT note_revenue("orderId", "settledAt", 'GROSS', amount), note_revenue("orderId", "settledAt", 'PAYMENTS', 1)
  FROM "Payment" WHERE state = 'SUCCEEDED' AND "settledAt" IS NOT NULL;
SELECT note_revenue("orderId", "settledAt", 'REFUNDS', amount) FROM "Refund" WHERE state = 'SUCCEEDED' AND "settledAt" IS NOT NULL;
SELECT note_revenue("orderId", "openedAt", 'DISPUTED', amount) FROM "Dispute" WHERE state <> 'WON';
SELECT note_revenue("orderId", "createdAt", 'SHARE', amount - greatest(reversed, "toReverse")) FROM "Transfer";

DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY['RevenueTotal', 'RevenueChange'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('GRANT SELECT ON %I TO throughline_api', table_name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO throughline_worker', table_name);
    EXECUTE format('CREATE POLICY workers_do_their_work ON %I TO throughline_worker USING (true) WITH CHECK (true)', table_name);
    EXECUTE format('CREATE POLICY staff_see_everything ON %I FOR SELECT TO throughline_api USING ((SELECT viewer_is_staff()))', table_name);
  END LOOP;
END
$$;
