import type { Tx } from "../transaction.ts";

type Rows = readonly Record<string, unknown>[];

/** Writes many people with their addresses. The address's uniqueness keeps one address one human. */
export async function insertPeople(
  { db }: Tx,
  people: Rows,
  now: Date,
): Promise<void> {
  if (people.length === 0) return;
  const json = JSON.stringify(people);
  await db.$executeRaw`
    INSERT INTO "Person" (id, "givenName", "familyName", "timeZone", "createdAt", "updatedAt")
    SELECT id, given_name, family_name, time_zone, ${now}, ${now}
    FROM json_to_recordset(${json}::json) AS r (id uuid, given_name text, family_name text, time_zone text)`;
  await db.$executeRaw`
    INSERT INTO "EmailAddress" (id, "personId", address, "createdAt")
    SELECT email_id, id, email, ${now}
    FROM json_to_recordset(${json}::json) AS r (id uuid, email_id uuid, email text)`;
}

/** Writes many enrollments as first attempts. */
export async function insertEnrollments(
  { db }: Tx,
  enrollments: Rows,
  now: Date,
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "Enrollment" (id, "personId", "courseId", state, "enrolledAt", "completedAt", "endedAt", "completedElsewhere", "updatedAt")
    SELECT id, person_id, course_id, state, enrolled_at, completed_at, ended_at, state = 'COMPLETED', ${now}
    FROM json_to_recordset(${JSON.stringify(enrollments)}::json) AS r (id uuid, person_id uuid, course_id uuid,
      state "EnrollmentState", enrolled_at timestamptz, completed_at timestamptz, ended_at timestamptz)`;
}

/** Writes many enrollment steps. */
export async function insertSteps(
  { db }: Tx,
  steps: Rows,
  now: Date,
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "EnrollmentStep" (id, "enrollmentId", "courseStepId", "partnerId", position, label, title, summary, kind, required,
      "expectedDays", state, "openedAt", "startedAt", "settledAt", "failureReason", "tookSeconds", "onTime", "droppedAt",
      "slaCheckAt", "changedAt", "updatedAt")
    SELECT id, enrollment_id, course_step_id, partner_id, position, label, title, summary, kind, required,
      expected_days, state, opened_at, started_at, settled_at, failure_reason, took_seconds, on_time, dropped_at,
      sla_check_at, changed_at, ${now}
    FROM json_to_recordset(${JSON.stringify(steps)}::json) AS r (id uuid, enrollment_id uuid, course_step_id uuid,
      partner_id uuid, position int, label text, title text, summary text, kind "StepKind", required boolean,
      expected_days int, state "StepState", opened_at timestamptz, started_at timestamptz, settled_at timestamptz,
      failure_reason text, took_seconds int, on_time boolean, dropped_at timestamptz, sla_check_at timestamptz,
      changed_at timestamptz)`;
}

/** Writes many records at partners. */
export async function insertRecords(
  { db }: Tx,
  records: Rows,
  now: Date,
): Promise<void> {
  if (records.length === 0) return;
  await db.$executeRaw`
    INSERT INTO "PartnerEnrollment" (id, "enrollmentStepId", "partnerId", "desiredState", "observedState", "externalId", progress,
      "requestedAt", "acceptedAt", "observedAt", "updatedAt")
    SELECT id, step_id, partner_id, desired, observed, external_id, progress, requested_at, accepted_at, observed_at, ${now}
    FROM json_to_recordset(${JSON.stringify(records)}::json) AS r (id uuid, step_id uuid, partner_id uuid,
      desired "DesiredPartnerState", observed "ObservedPartnerState", external_id text, progress int,
      requested_at timestamptz, accepted_at timestamptz, observed_at timestamptz)`;
}

/** Writes the pauses of many suspended enrollments, from now on. */
export async function insertPauses(
  { db }: Tx,
  pauses: Rows,
  now: Date,
): Promise<void> {
  if (pauses.length === 0) return;
  await db.$executeRaw`
    INSERT INTO "EnrollmentPause" (id, "enrollmentId", "startedAt")
    SELECT id, enrollment_id, ${now}
    FROM json_to_recordset(${JSON.stringify(pauses)}::json) AS r (id uuid, enrollment_id uuid)`;
}

/** Appends many facts at once, in the order given, as the transaction's actor. */
export async function insertEvents(
  { db, actor }: Tx,
  events: Rows,
): Promise<void> {
  if (events.length === 0) return;
  await db.$executeRaw`
    INSERT INTO "DomainEvent" (type, "occurredAt", "actorKind", "actorId", "actorName", "requestId", reason, "personId", "courseId",
      "enrollmentId", "enrollmentStepId", payload, tally)
    SELECT type, at, ${actor.kind}::"ActorKind", ${actor.id}::uuid, ${actor.name}, ${actor.requestId ?? null}, reason, person_id,
      course_id, enrollment_id, step_id, payload, nullif(tally, '{}')
    FROM json_to_recordset(${JSON.stringify(events)}::json) AS r (type text, at timestamptz, reason text, person_id uuid,
      course_id uuid, enrollment_id uuid, step_id uuid, payload jsonb, tally jsonb)`;
}
