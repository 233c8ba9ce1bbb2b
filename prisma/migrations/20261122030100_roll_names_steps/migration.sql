-- For which steps a class was booked, for its roll. As definer: its instructor sees no enrollments, but may know what to teach to whom.
CREATE FUNCTION steps_in_roll(session_id uuid) RETURNS TABLE ("bookingId" uuid, label text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT b.id, s.label FROM "Booking" b JOIN "EnrollmentStep" s ON s.id = b."enrollmentStepId"
    WHERE b."sessionId" = session_id AND (viewer_is_staff() OR viewer_teaches(session_id)) $$;
REVOKE ALL ON FUNCTION steps_in_roll(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION steps_in_roll(uuid) TO throughline_api, throughline_worker;
