-- Counting a year of bookings row by row through the policies of three tables costs more than the counting. Like the tallies, the
-- figures are read by functions that ask once who looks; they name nobody.

-- Whether a booking counts for its class: it stands, or it was ended after the class had begun, as when the step is booked again.
CREATE FUNCTION booking_counts(state "BookingState", booked_at timestamptz, canceled_at timestamptz, starts_at timestamptz) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT booked_at IS NOT NULL AND (state = 'BOOKED' OR (state = 'CANCELED' AND canceled_at >= starts_at)) $$;

-- By course and month (UTC) of the class; empty for whoever is not staff.
CREATE FUNCTION count_classes(since timestamptz, until timestamptz, at timestamptz) RETURNS TABLE (
  "courseId" uuid, month text, classes int, seats int, "seatsTaken" int, booked int, attended int, "noShows" int, excused int,
  unmarked int, "skippedAhead" int
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH class AS MATERIALIZED (
    SELECT id, to_char("startsAt" AT TIME ZONE 'UTC', 'YYYY-MM') AS month, kind, capacity, "seatsTaken", "startsAt",
      "startsAt" + minutes * interval '1 minute' <= at AS is_over
    FROM "Session"
    WHERE may_read_tallies() AND state = 'SCHEDULED' AND "startsAt" >= since AND "startsAt" < until
  ), booked AS MATERIALIZED (
    SELECT class.id AS "sessionId", class.month, is_over, b.id, b."courseId", b."skippedAhead", b.state
    FROM class
    JOIN "Booking" b ON b."sessionId" = class.id AND booking_counts(b.state, b."bookedAt", b."canceledAt", class."startsAt")
  ), option AS (
    SELECT DISTINCT o."sessionId", s."courseId"
    FROM class JOIN "StepOption" o ON o."sessionId" = class.id JOIN "CourseStep" s ON s.id = o."courseStepId"
  ), given_up AS (
    SELECT "sessionId", count(*) AS seats FROM booked WHERE state = 'CANCELED' GROUP BY 1
  ), room AS (
    SELECT option."courseId", class.month, count(*) AS classes, sum(capacity) AS seats,
      sum(class."seatsTaken" + coalesce(given_up.seats, 0)) AS taken
    FROM class
    LEFT JOIN option ON option."sessionId" = class.id
    LEFT JOIN given_up ON given_up."sessionId" = class.id
    WHERE kind = 'GROUP'
    GROUP BY 1, 2
  ), came AS (
    SELECT booked."courseId", booked.month, count(*) AS booked,
      count(*) FILTER (WHERE a.state = 'ATTENDED') AS attended,
      count(*) FILTER (WHERE a.state = 'NO_SHOW') AS missed,
      count(*) FILTER (WHERE a.state = 'EXCUSED') AS excused,
      count(*) FILTER (WHERE a.state IS NULL AND is_over) AS unmarked,
      count(*) FILTER (WHERE booked."skippedAhead") AS skipped
    FROM booked LEFT JOIN "Attendance" a ON a."bookingId" = booked.id
    GROUP BY 1, 2
  )
  SELECT coalesce(room."courseId", came."courseId"), coalesce(room.month, came.month), coalesce(room.classes, 0)::int,
    coalesce(room.seats, 0)::int, coalesce(room.taken, 0)::int, coalesce(came.booked, 0)::int, coalesce(came.attended, 0)::int,
    coalesce(came.missed, 0)::int, coalesce(came.excused, 0)::int, coalesce(came.unmarked, 0)::int, coalesce(came.skipped, 0)::int
  FROM room FULL JOIN came ON came.month = room.month
    AND coalesce(came."courseId"::text, '') = coalesce(room."courseId"::text, '')
$$;

-- Where those stand who may book a step and have not, {"at": position, "students": count} of each step: at the first required step that
-- is not settled, or at the step itself where it is open already.
CREATE FUNCTION count_standing(courses uuid[], now timestamptz) RETURNS TABLE ("courseStepId" uuid, at int, students int)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH unbooked AS MATERIALIZED (
    SELECT es."enrollmentId", es."courseStepId", es."openedAt" IS NOT NULL AS open
    FROM "Entitlement" t
    JOIN "EnrollmentStep" es ON es.id = t."enrollmentStepId"
    JOIN "Enrollment" e ON e.id = es."enrollmentId"
    WHERE may_read_tallies() AND t.kind = 'STEP_BOOKING' AND t.available > 0 AND (t."expiresAt" IS NULL OR t."expiresAt" > now)
      AND es.state IN ('PENDING', 'IN_PROGRESS') AND e.state = 'ACTIVE' AND e."courseId" = ANY (courses)
  ), standing AS (
    SELECT es."enrollmentId", min(cs.position) AS at
    FROM "EnrollmentStep" es
    JOIN "CourseStep" cs ON cs.id = es."courseStepId"
    WHERE es.required AND es.state IN ('PENDING', 'IN_PROGRESS', 'FAILED')
      AND es."enrollmentId" IN (SELECT "enrollmentId" FROM unbooked WHERE NOT open)
    GROUP BY 1
  )
  SELECT u."courseStepId", CASE WHEN u.open OR standing.at IS NULL THEN cs.position ELSE standing.at END, count(*)::int
  FROM unbooked u
  JOIN "CourseStep" cs ON cs.id = u."courseStepId"
  LEFT JOIN standing ON standing."enrollmentId" = u."enrollmentId"
  GROUP BY 1, 2
$$;
REVOKE EXECUTE ON FUNCTION count_classes(timestamptz, timestamptz, timestamptz), count_standing(uuid[], timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION count_classes(timestamptz, timestamptz, timestamptz), count_standing(uuid[], timestamptz)
  TO throughline_api, throughline_worker;
