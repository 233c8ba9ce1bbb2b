import type { Prisma } from "@throughline/prisma";

/**
 * Foreign keys of rows that are planned here hold by construction; checking each costs more than writing it. Only a
 * superuser may leave that out, so that elsewhere it just takes longer.
 */
export async function trustForeignKeys(
  tx: Prisma.TransactionClient,
): Promise<void> {
  await tx.$queryRaw`
    SELECT set_config('session_replication_role', 'replica', true) WHERE current_setting('is_superuser') = 'on'`;
}

interface StudentsPlan {
  courseIds: string[];
  students: number;
  /** Another salt gives other students. */
  salt: number;
  now: Date;
}

/**
 * Plans in the temporary table `bulk_student` who takes which course, how many steps lie behind them (`reached`), since when
 * the next one is open, and what becomes of that (`fate`). `chance(text)` is a number from 0 to 1 that depends on the text
 * and the salt alone.
 */
export async function planStudents(
  tx: Prisma.TransactionClient,
  { courseIds, students, salt, now }: StudentsPlan,
): Promise<void> {
  await tx.$queryRaw`SELECT set_config('seed.salt', ${String(salt)}, true)`;
  await tx.$executeRaw`
    CREATE OR REPLACE FUNCTION pg_temp.chance(text) RETURNS float8 LANGUAGE sql STABLE AS
      $$ SELECT (hashtextextended($1, current_setting('seed.salt')::bigint) & 1048575) / 1048576.0 $$`;
  await tx.$executeRaw`
    CREATE TEMP TABLE bulk_student ON COMMIT DROP AS
    SELECT n, gen_random_uuid() AS person_id, gen_random_uuid() AS enrollment_id, c.id AS course_id, c.steps, c.stuck_after_days,
      floor(pg_temp.chance('reached' || n) * (c.steps + 1))::int AS reached,
      pg_temp.chance('fate' || n) AS fate,
      ${now}::timestamptz - pg_temp.chance('since' || n) * interval '9 days' AS open_since
    FROM generate_series(1, ${students}::int) n
    JOIN (
      SELECT course.id, course.place, count(s.id)::int AS steps,
        (SELECT "stuckAfterDays" FROM "Course" WHERE id = course.id) AS stuck_after_days
      FROM unnest(${courseIds}::uuid[]) WITH ORDINALITY AS course (id, place)
      JOIN "CourseStep" s ON s."courseId" = course.id
      GROUP BY course.id, course.place
    ) c ON c.place = 1 + n % ${courseIds.length}::int`;
}

/**
 * Plans in the temporary table `bulk_step` every step of every planned student with its state and times. What is open was
 * opened at `open_since`; the steps before it lie before that, one after the other.
 */
export async function planSteps(
  tx: Prisma.TransactionClient,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    CREATE TEMP TABLE bulk_step ON COMMIT DROP AS
    SELECT *, CASE WHEN state = 'COMPLETED' THEN round(extract(epoch FROM settled_at - started_at))::int END AS took
    FROM (
    SELECT *, gen_random_uuid() AS id, gen_random_uuid() AS record_id,
      CASE WHEN state IN ('IN_PROGRESS', 'COMPLETED') THEN least(opened_at + interval '20 minutes', ${now}::timestamptz) END AS started_at,
      CASE WHEN state IN ('COMPLETED', 'SKIPPED') THEN closed_at
        WHEN state = 'FAILED' THEN least(opened_at + interval '1 hour', ${now}::timestamptz) END AS settled_at
    FROM (
      SELECT *, CASE WHEN rank <= reached THEN closed_at - lasted WHEN rank = reached + 1 THEN open_since END AS opened_at
      FROM (
        SELECT *, open_since - coalesce(sum(lasted) FILTER (WHERE rank <= reached) OVER later, interval '0') AS closed_at
        FROM (
          SELECT b.*, cs.rank, cs.id AS course_step_id, cs."partnerId" AS partner_id, cs.position, cs.label, cs.title,
            cs.summary, cs.kind, cs.required, cs."expectedDays" AS expected_days,
            (0.6 + pg_temp.chance('days' || n || ':' || rank) * 4) * interval '1 day' AS lasted,
            (CASE
              WHEN rank <= reached AND pg_temp.chance('skip' || n || ':' || rank) < 0.03 THEN 'SKIPPED'
              WHEN rank <= reached THEN 'COMPLETED'
              WHEN rank > reached + 1 OR fate < 0.12 THEN 'PENDING'
              WHEN fate < 0.16 THEN 'FAILED'
              ELSE 'IN_PROGRESS'
            END)::"StepState" AS state
          FROM bulk_student b
          JOIN (SELECT *, row_number() OVER (PARTITION BY "courseId" ORDER BY position)::int AS rank FROM "CourseStep") cs
            ON cs."courseId" = b.course_id
        ) told
        WINDOW later AS (PARTITION BY n ORDER BY rank ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
      ) closed
    ) opened
    ) settled`;
  await tx.$executeRaw`ANALYZE bulk_student, bulk_step`;
}
