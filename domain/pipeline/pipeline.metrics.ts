import type { Database } from "@throughline/prisma";
import { findBottleneck, type Bottleneck } from "./pipeline.rules.ts";

/** Where the students of one step are, and how long it takes them. Durations are in seconds from start to completion. */
export interface StepMetrics {
  courseStepId: string;
  position: number;
  label: string;
  title: string;
  partnerName: string | null;
  required: boolean;
  expectedDays: number;
  /** Their turn has not come. */
  ahead: number;
  /** Opened and not begun: mostly the partner has to confirm a place. */
  waiting: number;
  inProgress: number;
  completed: number;
  failed: number;
  skipped: number;
  /** Open for longer than the step's expected days. */
  overdue: number;
  /** Open for longer than the asked number of days. */
  stuck: number;
  meanSeconds: number | null;
  medianSeconds: number | null;
}

/** The pipeline of one course. Canceled and refunded enrollments are not in it. */
export interface PipelineMetrics {
  courseId: string;
  asOf: Date;
  stuckAfterDays: number;
  enrollments: number;
  completedEnrollments: number;
  /** Completed of all enrollments, 0 to 1; null where nobody is enrolled. */
  completionRate: number | null;
  steps: StepMetrics[];
  bottleneck: Bottleneck | null;
}

/** Counts a course's pipeline as it stands at `now`. */
export async function measurePipeline(
  db: Pick<Database, "$queryRaw">,
  { courseId, stuckAfterDays }: { courseId: string; stuckAfterDays: number },
  now: Date,
): Promise<PipelineMetrics> {
  const [steps, totals] = await Promise.all([
    countSteps(db, courseId, stuckAfterDays, now),
    countEnrollments(db, courseId),
  ]);
  const { enrollments, completed } = totals;
  return {
    courseId,
    asOf: now,
    stuckAfterDays,
    enrollments,
    completedEnrollments: completed,
    completionRate: enrollments === 0 ? null : completed / enrollments,
    steps,
    bottleneck: findBottleneck(steps),
  };
}

function countSteps(
  db: Pick<Database, "$queryRaw">,
  courseId: string,
  stuckAfterDays: number,
  now: Date,
): Promise<StepMetrics[]> {
  return db.$queryRaw<StepMetrics[]>`
    SELECT cs.id AS "courseStepId", cs.position, cs.label, cs.title, cs.required, cs."expectedDays",
      (SELECT p.name FROM "Partner" p WHERE p.id = cs."partnerId") AS "partnerName",
      count(s.id) FILTER (WHERE s.state = 'PENDING' AND s."openedAt" IS NULL)::int AS ahead,
      count(s.id) FILTER (WHERE s.state = 'PENDING' AND s."openedAt" IS NOT NULL)::int AS waiting,
      count(s.id) FILTER (WHERE s.state = 'IN_PROGRESS')::int AS "inProgress",
      count(s.id) FILTER (WHERE s.state = 'COMPLETED')::int AS completed,
      count(s.id) FILTER (WHERE s.state = 'FAILED')::int AS failed,
      count(s.id) FILTER (WHERE s.state = 'SKIPPED')::int AS skipped,
      count(s.id) FILTER (WHERE s.state IN ('PENDING', 'IN_PROGRESS')
        AND coalesce(s."startedAt", s."openedAt") < ${now}::timestamptz - cs."expectedDays" * interval '1 day')::int AS overdue,
      count(s.id) FILTER (WHERE s.state IN ('PENDING', 'IN_PROGRESS')
        AND coalesce(s."startedAt", s."openedAt") < ${now}::timestamptz - ${stuckAfterDays}::int * interval '1 day')::int AS stuck,
      (avg(extract(epoch FROM s."settledAt" - s."startedAt")) FILTER (WHERE s.state = 'COMPLETED'))::float8 AS "meanSeconds",
      percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM s."settledAt" - s."startedAt")::float8)
        FILTER (WHERE s.state = 'COMPLETED') AS "medianSeconds"
    FROM "CourseStep" cs
    LEFT JOIN ("EnrollmentStep" s JOIN "Enrollment" e ON e.id = s."enrollmentId" AND e.state NOT IN ('CANCELED', 'REFUNDED'))
      ON s."courseStepId" = cs.id
    WHERE cs."courseId" = ${courseId}::uuid
    GROUP BY cs.id
    ORDER BY cs.position`;
}

async function countEnrollments(
  db: Pick<Database, "$queryRaw">,
  courseId: string,
) {
  const [row] = await db.$queryRaw<
    { enrollments: number; completed: number }[]
  >`
    SELECT count(*)::int AS enrollments, count(*) FILTER (WHERE state = 'COMPLETED')::int AS completed
    FROM "Enrollment" WHERE "courseId" = ${courseId}::uuid AND state NOT IN ('CANCELED', 'REFUNDED')`;
  return row ?? { enrollments: 0, completed: 0 };
}
