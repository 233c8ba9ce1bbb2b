import type { Prisma } from "@throughline/prisma";

/** Writes the planned students and steps as people, enrollments, steps, records at the partners and certificates. */
export async function fillTables(tx: Prisma.TransactionClient): Promise<void> {
  for (const fill of [
    fillPeople,
    fillEnrollments,
    fillSteps,
    fillRecords,
    fillCertificates,
  ])
    await fill(tx);
}

async function fillPeople(tx: Prisma.TransactionClient) {
  await tx.$executeRaw`
    INSERT INTO "Person" (id, "givenName", "familyName", "timeZone", locale, "updatedAt")
    SELECT person_id, (ARRAY['Maya', 'Liam', 'Ана', 'Zoë', 'José', 'يوسف', 'Thảo'])[1 + n % 7],
      (ARRAY['Carter', 'Nguyễn', 'Patel', 'O''Connor', 'Шевченко', 'Müller'])[1 + n % 6] || ' ' || n, 'America/Chicago', 'en', open_since
    FROM bulk_student`;
  await tx.$executeRaw`
    INSERT INTO "EmailAddress" (id, "personId", address)
    SELECT gen_random_uuid(), person_id, 'student-' || person_id || '@student.example' FROM bulk_student`;
}

async function fillEnrollments(tx: Prisma.TransactionClient) {
  await tx.$executeRaw`
    INSERT INTO "Enrollment" (id, "personId", "courseId", state, "enrolledAt", "completedAt", "updatedAt")
    SELECT b.enrollment_id, b.person_id, b.course_id,
      (CASE WHEN b.reached = b.steps THEN 'COMPLETED' ELSE 'ACTIVE' END)::"EnrollmentState",
      first.opened_at, CASE WHEN b.reached = b.steps THEN b.open_since END, b.open_since
    FROM bulk_student b JOIN bulk_step first ON first.n = b.n AND first.rank = 1`;
}

async function fillSteps(tx: Prisma.TransactionClient) {
  await tx.$executeRaw`
    INSERT INTO "EnrollmentStep" (id, "enrollmentId", "courseStepId", "partnerId", position, label, title, summary, kind,
      required, "expectedDays", state, "openedAt", "startedAt", "settledAt", "failureReason", "slaCheckAt", "tookSeconds",
      "onTime", "changedAt", "updatedAt")
    SELECT id, enrollment_id, course_step_id, partner_id, position, label, title, summary, kind, required, expected_days,
      state, opened_at, started_at, settled_at,
      CASE WHEN state = 'FAILED' THEN 'The partner refused the enrolment: the course is full.' END,
      CASE WHEN state IN ('PENDING', 'IN_PROGRESS')
        THEN coalesce(started_at, opened_at) + least(expected_days * 0.8, stuck_after_days) * interval '1 day' END,
      took, took <= expected_days * 86400, greatest(opened_at, started_at, settled_at), open_since
    FROM bulk_step`;
}

async function fillRecords(tx: Prisma.TransactionClient) {
  await tx.$executeRaw`
    INSERT INTO "PartnerEnrollment" (id, "enrollmentStepId", "partnerId", "desiredState", "observedState", "externalId",
      progress, "requestedAt", "acceptedAt", "observedAt", "lastError", "updatedAt")
    SELECT record_id, id, partner_id,
      (CASE WHEN state = 'SKIPPED' THEN 'WITHDRAWN' ELSE 'ENROLLED' END)::"DesiredPartnerState",
      (CASE state WHEN 'COMPLETED' THEN 'COMPLETED' WHEN 'IN_PROGRESS' THEN 'ENROLLED' WHEN 'FAILED' THEN 'REFUSED' ELSE 'UNKNOWN' END)::"ObservedPartnerState",
      CASE WHEN started_at IS NOT NULL THEN 'bulk-' || record_id END,
      CASE WHEN state = 'COMPLETED' THEN 100 ELSE 0 END,
      opened_at, started_at, settled_at,
      CASE WHEN state = 'FAILED' THEN 'The partner refused the enrolment: the course is full.' END, open_since
    FROM bulk_step WHERE opened_at IS NOT NULL AND kind = 'PARTNER'`;
}

async function fillCertificates(tx: Prisma.TransactionClient) {
  await tx.$executeRaw`
    INSERT INTO "Certificate" (id, "enrollmentId", "personId", "courseId", serial, "personName", "courseTitle", "issuedAt")
    SELECT gen_random_uuid(), b.enrollment_id, b.person_id, b.course_id, 'TL-' || upper(replace(b.enrollment_id::text, '-', '')),
      p."givenName" || ' ' || p."familyName", c.title, b.open_since
    FROM bulk_student b JOIN "Person" p ON p.id = b.person_id JOIN "Course" c ON c.id = b.course_id
    WHERE b.reached = b.steps`;
}
