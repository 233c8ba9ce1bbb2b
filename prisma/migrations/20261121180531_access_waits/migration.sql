-- A student is told that access details wait, or when they were shown. The details themselves are sealed, and opened by a command.
CREATE POLICY students_see_that_access_waits ON "PartnerAccess" FOR SELECT TO throughline_api
  USING (EXISTS (SELECT FROM "PartnerEnrollment" pe
    JOIN "EnrollmentStep" s ON s.id = pe."enrollmentStepId"
    JOIN "Enrollment" e ON e.id = s."enrollmentId"
    WHERE pe.id = "partnerEnrollmentId" AND e."personId" = (SELECT viewer_person())));
