-- A class tells of its course: who may not see the course may not see its classes either. Both functions are asked as definer: the
-- policies of options, steps and courses would hide the very rows that tell whether a class is anybody's.

-- Whether everybody may see a class: an option of a course on sale, or of none at all, such as one that is booked with credits. A class that
-- only a draft speaks of is as secret as the draft.
CREATE FUNCTION class_is_public(session_id uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM "StepOption" o JOIN "CourseStep" s ON s.id = o."courseStepId" JOIN "Course" c ON c.id = s."courseId"
    WHERE o."sessionId" = session_id AND c.state = 'PUBLISHED'
  ) OR NOT EXISTS (SELECT FROM "StepOption" o WHERE o."sessionId" = session_id)
    AND NOT EXISTS (SELECT FROM "CourseDraft" d
      WHERE d.content -> 'content' -> 'steps' @> jsonb_build_array(jsonb_build_object('attach', jsonb_build_array(session_id))))
$$;

-- Whether a class is the viewer's own: booked or waited for, taught, or of a course that they are in, on sale or not.
CREATE FUNCTION class_is_viewers(session_id uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT viewer_person() IS NOT NULL AND (
    EXISTS (SELECT FROM "Booking" b WHERE b."sessionId" = session_id AND b."personId" = viewer_person())
    OR EXISTS (SELECT FROM "WaitlistEntry" w WHERE w."sessionId" = session_id AND w."personId" = viewer_person())
    OR EXISTS (SELECT FROM "Session" s WHERE s.id = session_id AND s."instructorId" = viewer_person())
    OR EXISTS (
      SELECT FROM "StepOption" o JOIN "CourseStep" s ON s.id = o."courseStepId" JOIN "Enrollment" e ON e."courseId" = s."courseId"
      WHERE o."sessionId" = session_id AND e."personId" = viewer_person()
    ))
$$;
REVOKE ALL ON FUNCTION class_is_public(uuid), class_is_viewers(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION class_is_public(uuid), class_is_viewers(uuid) TO throughline_api, throughline_worker;

DROP POLICY classes_are_public ON "Session";
CREATE POLICY classes_are_public ON "Session" FOR SELECT TO throughline_api USING (class_is_public(id));
CREATE POLICY people_see_their_classes ON "Session" FOR SELECT TO throughline_api USING (class_is_viewers(id));
