-- Who came to the classes, and who will need a seat, are counted a class and an enrollment at a time when something about them changed, not
-- one by one whenever somebody looks. A change writes down whose figures are due, as a line of its own, so that writers never wait for one
-- another; a job counts those anew; and a reader takes what is folded and counts the few that are due itself: exact as of now.

CREATE TABLE "ClassFigure" (
  id BIGINT GENERATED ALWAYS AS IDENTITY,
  "sessionId" UUID NOT NULL,
  "courseId" UUID,
  booked INTEGER NOT NULL,
  attended INTEGER NOT NULL,
  "noShows" INTEGER NOT NULL,
  excused INTEGER NOT NULL,
  unmarked INTEGER NOT NULL,
  "skippedAhead" INTEGER NOT NULL,
  "givenUp" INTEGER NOT NULL,
  CONSTRAINT class_figure_pk PRIMARY KEY (id)
);
CREATE INDEX class_figure_by_session ON "ClassFigure" ("sessionId");
CREATE TABLE "ClassChange" (
  id BIGINT GENERATED ALWAYS AS IDENTITY,
  "sessionId" UUID NOT NULL,
  CONSTRAINT class_change_pk PRIMARY KEY (id)
);
CREATE TABLE "SeatNeed" (
  "entitlementId" UUID NOT NULL,
  "enrollmentId" UUID NOT NULL,
  "courseStepId" UUID NOT NULL,
  "atStepId" UUID NOT NULL,
  "expiresAt" TIMESTAMPTZ(3),
  CONSTRAINT seat_need_pk PRIMARY KEY ("entitlementId")
);
CREATE INDEX seat_need_by_enrollment ON "SeatNeed" ("enrollmentId");
CREATE INDEX seat_need_expiring ON "SeatNeed" ("expiresAt") WHERE "expiresAt" IS NOT NULL;
CREATE TABLE "SeatNeedTotal" (
  "courseStepId" UUID NOT NULL,
  "atStepId" UUID NOT NULL,
  students INTEGER NOT NULL,
  CONSTRAINT seat_need_total_pk PRIMARY KEY ("courseStepId", "atStepId")
);
CREATE TABLE "SeatNeedChange" (
  id BIGINT GENERATED ALWAYS AS IDENTITY,
  "enrollmentId" UUID NOT NULL,
  CONSTRAINT seat_need_change_pk PRIMARY KEY (id)
);
COMMENT ON TABLE "ClassFigure" IS 'Who booked a class for a course and who came; folded.';
COMMENT ON TABLE "ClassChange" IS 'Classes whose figures are to be counted anew.';
COMMENT ON TABLE "SeatNeed" IS 'Rights to book a step that nobody used yet, and the step at which their holder stands; folded.';
COMMENT ON TABLE "SeatNeedTotal" IS 'How many of them there are for each step and place.';
COMMENT ON TABLE "SeatNeedChange" IS 'Enrollments whose needs are to be counted anew.';

DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY['ClassFigure', 'ClassChange', 'SeatNeed', 'SeatNeedTotal', 'SeatNeedChange'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('GRANT SELECT ON %I TO throughline_api', table_name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO throughline_worker', table_name);
    EXECUTE format('CREATE POLICY workers_do_their_work ON %I TO throughline_worker USING (true) WITH CHECK (true)', table_name);
    EXECUTE format('CREATE POLICY staff_see_everything ON %I FOR SELECT TO throughline_api USING ((SELECT viewer_is_staff()))', table_name);
  END LOOP;
END
$$;

-- What is due.
CREATE FUNCTION note_class_of_booking() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN INSERT INTO "ClassChange" ("sessionId") VALUES (OLD."sessionId"); END IF;
  IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND NEW."sessionId" <> OLD."sessionId") THEN
    INSERT INTO "ClassChange" ("sessionId") VALUES (NEW."sessionId");
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION note_class_of_attendance() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO "ClassChange" ("sessionId") SELECT "sessionId" FROM "Booking"
  WHERE id = CASE TG_OP WHEN 'DELETE' THEN OLD."bookingId" ELSE NEW."bookingId" END;
  RETURN NULL;
END $$;
CREATE FUNCTION note_class_of_session() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO "ClassChange" ("sessionId") VALUES (OLD.id);
  RETURN NULL;
END $$;
CREATE FUNCTION note_need_of_right() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  step uuid := CASE TG_OP WHEN 'DELETE' THEN OLD."enrollmentStepId" ELSE NEW."enrollmentStepId" END;
BEGIN
  -- Where the step went together with its right, nobody is left to name the enrollment but the need itself.
  INSERT INTO "SeatNeedChange" ("enrollmentId")
  SELECT "enrollmentId" FROM "EnrollmentStep" WHERE id = step
  UNION SELECT "enrollmentId" FROM "SeatNeed"
  WHERE "entitlementId" = CASE TG_OP WHEN 'DELETE' THEN OLD.id ELSE NEW.id END;
  RETURN NULL;
END $$;
CREATE FUNCTION note_need_of_step() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO "SeatNeedChange" ("enrollmentId") SELECT NEW."enrollmentId"
  WHERE EXISTS (SELECT FROM "Entitlement" t
    WHERE t."enrollmentId" = NEW."enrollmentId" AND t.kind = 'STEP_BOOKING' AND t.available > 0);
  RETURN NULL;
END $$;
CREATE FUNCTION note_need_of_enrollment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO "SeatNeedChange" ("enrollmentId") VALUES (NEW.id);
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION note_class_of_booking(), note_class_of_attendance(), note_class_of_session(), note_need_of_right(),
  note_need_of_step(), note_need_of_enrollment() FROM PUBLIC;

CREATE TRIGGER booking_figures AFTER INSERT OR DELETE OR UPDATE OF state, "sessionId", "enrollmentStepId", "entitlementId", "courseId",
  "bookedAt", "canceledAt", "skippedAhead" ON "Booking" FOR EACH ROW EXECUTE FUNCTION note_class_of_booking();
CREATE TRIGGER attendance_figures AFTER INSERT OR DELETE OR UPDATE OF state ON "Attendance"
  FOR EACH ROW EXECUTE FUNCTION note_class_of_attendance();
CREATE TRIGGER session_figures AFTER UPDATE OF "startsAt" ON "Session"
  FOR EACH ROW WHEN (OLD."startsAt" <> NEW."startsAt") EXECUTE FUNCTION note_class_of_session();
CREATE TRIGGER session_figures_gone AFTER DELETE ON "Session"
  FOR EACH ROW EXECUTE FUNCTION note_class_of_session();
CREATE TRIGGER right_granted AFTER INSERT ON "Entitlement"
  FOR EACH ROW WHEN (NEW.kind = 'STEP_BOOKING' AND NEW.available > 0) EXECUTE FUNCTION note_need_of_right();
CREATE TRIGGER right_taken_away AFTER DELETE ON "Entitlement"
  FOR EACH ROW WHEN (OLD.kind = 'STEP_BOOKING') EXECUTE FUNCTION note_need_of_right();
CREATE TRIGGER right_used AFTER UPDATE OF available, "expiresAt", "enrollmentStepId" ON "Entitlement"
  FOR EACH ROW WHEN (NEW.kind = 'STEP_BOOKING' AND ((OLD.available > 0) <> (NEW.available > 0)
    OR OLD."expiresAt" IS DISTINCT FROM NEW."expiresAt" OR OLD."enrollmentStepId" IS DISTINCT FROM NEW."enrollmentStepId"))
  EXECUTE FUNCTION note_need_of_right();
CREATE TRIGGER step_moves_needs AFTER UPDATE OF state, "openedAt", required, position ON "EnrollmentStep"
  FOR EACH ROW WHEN (OLD.state <> NEW.state OR OLD."openedAt" IS DISTINCT FROM NEW."openedAt" OR OLD.required <> NEW.required
    OR OLD.position <> NEW.position) EXECUTE FUNCTION note_need_of_step();
CREATE TRIGGER enrollment_moves_needs AFTER UPDATE OF state ON "Enrollment"
  FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION note_need_of_enrollment();

-- The figures of some classes as they stand, by the course that a booking counts for.
CREATE FUNCTION figures_of_classes(sessions uuid[]) RETURNS TABLE ("sessionId" uuid, "courseId" uuid, booked int, attended int,
  "noShows" int, excused int, unmarked int, "skippedAhead" int, "givenUp" int) LANGUAGE sql STABLE AS $$
  SELECT s.id, b."courseId", count(*)::int, (count(*) FILTER (WHERE a.state = 'ATTENDED'))::int,
    (count(*) FILTER (WHERE a.state = 'NO_SHOW'))::int, (count(*) FILTER (WHERE a.state = 'EXCUSED'))::int,
    (count(*) FILTER (WHERE a.state IS NULL))::int, (count(*) FILTER (WHERE b."skippedAhead"))::int,
    (count(*) FILTER (WHERE b.state = 'CANCELED'))::int
  FROM "Session" s
  JOIN "Booking" b ON b."sessionId" = s.id AND booking_counts(b.state, b."bookedAt", b."canceledAt", s."startsAt")
  LEFT JOIN "Attendance" a ON a."bookingId" = b.id
  WHERE s.id = ANY (sessions)
  GROUP BY 1, 2
$$;

-- The unused rights to book a step of some enrollments that are under way, and where their holders stand: at the first required step that is not
-- settled, in the order in which they take them, or at the step itself where it is open already.
CREATE FUNCTION needs_of_enrollments(enrollments uuid[]) RETURNS TABLE ("entitlementId" uuid, "enrollmentId" uuid, "courseStepId" uuid,
  "atStepId" uuid, "expiresAt" timestamptz) LANGUAGE sql STABLE AS $$
  SELECT t.id, es."enrollmentId", es."courseStepId",
    CASE WHEN es."openedAt" IS NOT NULL THEN es."courseStepId" ELSE coalesce((
      SELECT first."courseStepId" FROM "EnrollmentStep" first
      WHERE first."enrollmentId" = es."enrollmentId" AND first.required AND first.state IN ('PENDING', 'IN_PROGRESS', 'FAILED')
      ORDER BY first.position LIMIT 1
    ), es."courseStepId") END,
    t."expiresAt"
  FROM "Enrollment" e
  JOIN "EnrollmentStep" es ON es."enrollmentId" = e.id
  JOIN "Entitlement" t ON t."enrollmentStepId" = es.id AND t.kind = 'STEP_BOOKING' AND t.available > 0
  WHERE e.id = ANY (enrollments) AND e.state = 'ACTIVE' AND es.state IN ('PENDING', 'IN_PROGRESS')
$$;
REVOKE ALL ON FUNCTION figures_of_classes(uuid[]), needs_of_enrollments(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION figures_of_classes(uuid[]), needs_of_enrollments(uuid[]) TO throughline_api, throughline_worker;

-- By course and month (UTC) of the class; empty for whoever is not staff.
CREATE OR REPLACE FUNCTION count_classes(since timestamptz, until timestamptz, at timestamptz) RETURNS TABLE (
  "courseId" uuid, month text, classes int, seats int, "seatsTaken" int, booked int, attended int, "noShows" int, excused int,
  unmarked int, "skippedAhead" int
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH class AS MATERIALIZED (
    SELECT id, date_trunc('month', "startsAt" AT TIME ZONE 'UTC') AS month, kind, capacity, "seatsTaken",
      "startsAt" + minutes * interval '1 minute' <= at AS is_over
    FROM "Session"
    WHERE may_read_tallies() AND state = 'SCHEDULED' AND "startsAt" >= since AND "startsAt" < until
  ), due AS MATERIALIZED (
    SELECT DISTINCT "sessionId" FROM "ClassChange" WHERE may_read_tallies()
  ), figure AS MATERIALIZED (
    SELECT "sessionId", "courseId", booked, attended, "noShows", excused, unmarked, "skippedAhead", "givenUp"
    FROM "ClassFigure" WHERE "sessionId" NOT IN (SELECT "sessionId" FROM due)
    UNION ALL
    SELECT * FROM figures_of_classes(ARRAY(SELECT "sessionId" FROM due))
  ), option AS (
    SELECT DISTINCT o."sessionId", s."courseId"
    FROM class JOIN "StepOption" o ON o."sessionId" = class.id JOIN "CourseStep" s ON s.id = o."courseStepId"
  ), given_up AS (
    SELECT "sessionId", sum("givenUp") AS seats FROM figure WHERE "givenUp" > 0 GROUP BY 1
  ), room AS (
    SELECT option."courseId", class.month, count(*) AS classes, sum(capacity) AS seats,
      sum(class."seatsTaken" + coalesce(given_up.seats, 0)) AS taken
    FROM class
    LEFT JOIN option ON option."sessionId" = class.id
    LEFT JOIN given_up ON given_up."sessionId" = class.id
    WHERE kind = 'GROUP'
    GROUP BY 1, 2
  ), came AS (
    SELECT figure."courseId", class.month, sum(booked) AS booked, sum(attended) AS attended, sum("noShows") AS missed,
      sum(excused) AS excused, sum(unmarked) FILTER (WHERE is_over) AS unmarked, sum("skippedAhead") AS skipped
    FROM class JOIN figure ON figure."sessionId" = class.id
    GROUP BY 1, 2
  )
  SELECT coalesce(room."courseId", came."courseId"), to_char(coalesce(room.month, came.month), 'YYYY-MM'),
    coalesce(room.classes, 0)::int, coalesce(room.seats, 0)::int, coalesce(room.taken, 0)::int, coalesce(came.booked, 0)::int,
    coalesce(came.attended, 0)::int, coalesce(came.missed, 0)::int, coalesce(came.excused, 0)::int, coalesce(came.unmarked, 0)::int,
    coalesce(came.skipped, 0)::int
  FROM room FULL JOIN came ON came.month = room.month
    AND coalesce(came."courseId"::text, '') = coalesce(room."courseId"::text, '')
$$;

-- Where those stand who may book a step and have not, by step and position in the course; empty for whoever is not staff.
CREATE OR REPLACE FUNCTION count_standing(courses uuid[], now timestamptz) RETURNS TABLE ("courseStepId" uuid, at int, students int)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH due AS MATERIALIZED (
    SELECT DISTINCT "enrollmentId" FROM "SeatNeedChange" WHERE may_read_tallies()
  ), counted AS (
    SELECT "courseStepId", "atStepId", students FROM "SeatNeedTotal"
    UNION ALL
    SELECT "courseStepId", "atStepId", -1 FROM "SeatNeed"
    WHERE "enrollmentId" IN (SELECT "enrollmentId" FROM due)
    UNION ALL
    SELECT "courseStepId", "atStepId", -1 FROM "SeatNeed"
    WHERE "expiresAt" <= now AND "enrollmentId" NOT IN (SELECT "enrollmentId" FROM due)
    UNION ALL
    SELECT "courseStepId", "atStepId", 1 FROM needs_of_enrollments(ARRAY(SELECT "enrollmentId" FROM due))
    WHERE "expiresAt" IS NULL OR "expiresAt" > now
  )
  SELECT counted."courseStepId", place.position, sum(students)::int
  FROM counted
  JOIN "CourseStep" step ON step.id = counted."courseStepId"
  JOIN "CourseStep" place ON place.id = counted."atStepId"
  WHERE may_read_tallies() AND step."courseId" = ANY (courses)
  GROUP BY 1, 2 HAVING sum(students) <> 0
$$;

-- What was there before is due.
INSERT INTO "ClassChange" ("sessionId") SELECT DISTINCT "sessionId" FROM "Booking";
INSERT INTO "SeatNeedChange" ("enrollmentId")
  SELECT DISTINCT es."enrollmentId" FROM "Entitlement" t JOIN "EnrollmentStep" es ON es.id = t."enrollmentStepId"
  WHERE t.kind = 'STEP_BOOKING' AND t.available > 0;
