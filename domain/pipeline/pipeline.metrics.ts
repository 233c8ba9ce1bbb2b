import { Prisma, type Database } from "@throughline/prisma";
import {
  boundsOf,
  quantileOf,
  samplesIn,
  type DurationHistogram,
} from "./duration.rules.ts";
import { findBottleneck, type Bottleneck } from "./pipeline.rules.ts";
import { durationsIn, readingOf } from "./read-tallies.ts";
import type { Tally } from "./tally.ts";

/**
 * Where the students of one step are, and how long it takes them. Durations are in seconds from start to completion,
 * pauses taken out.
 */
export interface StepMetrics {
  courseStepId: string;
  position: number;
  label: string;
  title: string;
  partnerName: string | null;
  required: boolean;
  expectedDays: number;
  /** Why nobody calls the step's partner just now; null where it is called. */
  pausedBy: string | null;
  /** Their turn has not come. */
  ahead: number;
  /** Opened and not begun: mostly the partner has to confirm a place. */
  waiting: number;
  inProgress: number;
  completed: number;
  failed: number;
  skipped: number;
  /** Four fifths of the expected days are gone, or more. */
  atRisk: number;
  /** Open for longer than the step's expected days, pauses taken out. */
  overdue: number;
  /** Open for longer than the course's number of days, pauses taken out. */
  stuck: number;
  /** Their turn came, and their enrollment goes on or was completed. */
  reached: number;
  /** Their enrollment was ended while they stood here. */
  dropped: number;
  /** Completed or skipped, of all whose turn came, those who dropped out here included: 0 to 1. */
  conversion: number | null;
  meanSeconds: number | null;
  medianSeconds: number | null;
  p90Seconds: number | null;
  /** Of the completed ones, those within the expected days: 0 to 1. */
  onTimeShare: number | null;
  durations: DurationBucket[];
}

export interface DurationBucket {
  fromSeconds: number;
  toSeconds: number;
  count: number;
}

/** The pipeline of one course. Canceled and refunded enrollments are not in it; `droppedEnrollments` counts them. */
export interface PipelineMetrics {
  courseId: string;
  asOf: Date;
  isPast: boolean;
  stuckAfterDays: number;
  enrollments: number;
  activeEnrollments: number;
  completedEnrollments: number;
  droppedEnrollments: number;
  /** Completed of all who ever enrolled, drop-outs included, 0 to 1; null where nobody has. */
  completionRate: number | null;
  steps: StepMetrics[];
  bottleneck: Bottleneck | null;
}

/**
 * A course's pipeline as it stands, or as it stood `at` a past instant. Null where there is no such course. The cost does
 * not depend on how many are enrolled.
 */
export async function measurePipeline(
  db: Pick<Database, "$queryRaw">,
  { courseId, at }: { courseId: string; at?: Date | null },
  now: Date,
): Promise<PipelineMetrics | null> {
  const row = await readPipeline(db, courseId, at ?? null);
  if (!row) return null;
  const { tally, stuckAfterDays } = row;
  const steps = (row.steps ?? [])
    .filter(({ courseStepId, retired }) => !retired || tally[courseStepId])
    .map((step) => measureStep(step, tally[step.courseStepId] ?? {}));
  const count = counter(tally[courseId] ?? {});
  const dropped = count("DROPPED");
  const enrollments = count("ENROLLED") - dropped;
  return {
    courseId,
    asOf: at ?? now,
    isPast: Boolean(at),
    stuckAfterDays,
    enrollments,
    activeEnrollments: count("ACTIVE"),
    completedEnrollments: count("COMPLETED"),
    droppedEnrollments: dropped,
    completionRate: share(count("COMPLETED"), count("ENROLLED")),
    steps,
    bottleneck: findBottleneck(steps),
  };
}

type StepRow = Pick<
  StepMetrics,
  | "courseStepId"
  | "position"
  | "label"
  | "title"
  | "required"
  | "expectedDays"
  | "partnerName"
  | "pausedBy"
> & {
  /** Taken out of the course; shown as long as anything is counted at it. */
  retired: boolean;
};

/** The course's steps and all their counts, in one statement and so at one moment. */
async function readPipeline(
  db: Pick<Database, "$queryRaw">,
  courseId: string,
  at: Date | null,
) {
  const scopes = Prisma.sql`array_prepend(c.id::text, step.ids)`;
  const rows = await db.$queryRaw<
    { stuckAfterDays: number; steps: StepRow[] | null; tally: Tally }[]
  >`
    SELECT c."stuckAfterDays", step.list AS steps,
      ${readingOf(scopes, at ? { courseId, at } : undefined)} AS tally
    FROM "Course" c, LATERAL (
      SELECT array_agg(cs.id::text) AS ids, jsonb_agg(jsonb_build_object(
        'courseStepId', cs.id, 'position', cs.position, 'label', cs.label, 'title', cs.title, 'required', cs.required,
        'expectedDays', cs."expectedDays", 'retired', cs."retiredAt" IS NOT NULL, 'partnerName', p.name,
        'pausedBy', CASE WHEN pc.state = 'OPEN' THEN pc.reason END) ORDER BY cs.position) AS list
      FROM "CourseStep" cs
      LEFT JOIN "Partner" p ON p.id = cs."partnerId"
      LEFT JOIN "PartnerCircuit" pc ON pc."partnerId" = cs."partnerId"
      WHERE cs."courseId" = c.id
    ) step
    WHERE c.id = ${courseId}::uuid`;
  return rows[0] ?? null;
}

function measureStep(
  { retired: _, ...step }: StepRow,
  measures: Record<string, number>,
): StepMetrics {
  const count = counter(measures);
  const durations = durationsIn(measures);
  const samples = samplesIn(durations);
  const [waiting, inProgress] = [count("WAITING"), count("IN_PROGRESS")];
  const [completed, skipped] = [count("COMPLETED"), count("SKIPPED")];
  const reached = waiting + inProgress + completed + count("FAILED") + skipped;
  const dropped = count("DROPPED");
  return {
    ...step,
    ahead: count("AHEAD"),
    waiting,
    inProgress,
    completed,
    failed: count("FAILED"),
    skipped,
    atRisk: count("AT_RISK"),
    overdue: count("BREACHED"),
    stuck: count("STUCK"),
    reached,
    dropped,
    conversion: share(completed + skipped, reached + dropped),
    meanSeconds: share(count("SECONDS"), samples),
    medianSeconds: quantileOf(durations, 0.5),
    p90Seconds: quantileOf(durations, 0.9),
    onTimeShare: share(count("ON_TIME"), samples),
    durations: listBuckets(durations),
  };
}

/** The buckets of a histogram that hold something, shortest first. */
function listBuckets(histogram: DurationHistogram): DurationBucket[] {
  return [...histogram]
    .toSorted(([a], [b]) => a - b)
    .map(([bucket, count]) => ({ ...boundsOf(bucket), count }));
}

const counter = (measures: Record<string, number>) => (measure: string) =>
  measures[measure] ?? 0;

const share = (part: number, whole: number) =>
  whole === 0 ? null : part / whole;
