import pg from "pg";

interface KnownEnrolment {
  slug: string;
  id: string;
  reference: string;
  courseRef: string;
  progress: number;
  learner: {
    reference: string;
    email: string;
    given_name: string;
    family_name: string;
  };
}

/**
 * Tells the simulator, which keeps its state in memory, the enrolments that its partners have accepted and not finished.
 * Those without news for a week stay forgotten there: they are the demo's stuck students.
 */
export async function remindSimulator(
  databaseUrl: string,
  simulatorUrl: string,
): Promise<void> {
  const enrolments = await listOpenEnrolments(databaseUrl);
  const response = await fetch(`${simulatorUrl}/control/enrolments`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(enrolments),
  });
  if (!response.ok)
    throw new Error(
      `the partner simulator refused its enrolments: ${await response.text()}`,
    );
}

async function listOpenEnrolments(
  connectionString: string,
): Promise<KnownEnrolment[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<KnownEnrolment>(openEnrolments);
    return rows;
  } finally {
    await client.end();
  }
}

const openEnrolments = `
  SELECT p.slug, pe."externalId" AS id, pe.id || CASE WHEN pe.attempt > 1 THEN '.' || pe.attempt ELSE '' END AS reference, cs."partnerCourseRef" AS "courseRef", pe.progress,
    json_build_object('reference', person.id, 'email', mail.address, 'given_name', person."givenName", 'family_name', person."familyName") AS learner
  FROM "PartnerEnrollment" pe
  JOIN "Partner" p ON p.id = pe."partnerId"
  JOIN "EnrollmentStep" s ON s.id = pe."enrollmentStepId"
  JOIN "CourseStep" cs ON cs.id = s."courseStepId"
  JOIN "Enrollment" e ON e.id = s."enrollmentId"
  JOIN "Person" person ON person.id = e."personId"
  JOIN "EmailAddress" mail ON mail."personId" = person.id AND mail."isPrimary"
  WHERE pe."acceptedAt" IS NOT NULL AND pe."desiredState" = 'ENROLLED' AND s.state = 'IN_PROGRESS' AND e.state = 'ACTIVE'
    AND p.slug = ANY ('{milady,certiport,nha}')
    AND coalesce(pe."observedAt", s."startedAt") > now() - interval '7 days'`;
