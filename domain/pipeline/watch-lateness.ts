import type { EventType } from "../event/event.types.ts";
import { recordStepEvent } from "../enrollment/enrollment.events.ts";
import { timeOf } from "../enrollment/step-time.ts";
import type { Tx } from "../transaction.ts";
import {
  isPaused,
  latenessOf,
  nextCheckOf,
  type Lateness,
  type Pause,
} from "./lateness.rules.ts";
import { tallyOfChange, tallyOfStep, type CountedStep } from "./tally.ts";

/** An open step whose time has come to be looked at, with all that its lateness depends on. */
interface DueStep extends CountedStep {
  id: string;
  enrollmentId: string;
  personId: string;
  courseId: string;
  position: number;
  label: string;
  title: string;
  startedAt: Date | null;
  changedAt: Date | null;
  expectedDays: number;
  stuckAfterDays: number;
  suspended: boolean;
  pauses: Pause[];
}

/** While its partner is down a step is looked at again after this time. */
const lookAgainMs = 15 * 60_000;

/**
 * Looks at the steps whose time has come: which are at risk, breached or stuck by now with pauses taken out, and which no
 * longer are, as when more days were given. Enrollments that somebody else is moving are left for the next time. Returns how
 * many steps were looked at, at most `limit`.
 */
export async function watchLateness(
  tx: Tx,
  { limit }: { limit: number },
  now: Date,
): Promise<number> {
  const due = await takeDueSteps(tx, limit, now);
  const seen = due.map((step) => ({ step, ...lookAt(step, now) }));
  await writeLateness(tx, seen, now);
  for (const { step, late } of seen) recordLateness(tx, step, late, now);
  return due.length;
}

interface Seen {
  late: Lateness;
  slaCheckAt: Date | null;
}

/** A suspended enrollment is looked at when it resumes; nothing gets late while its partner is down. */
function lookAt(step: DueStep, now: Date): Seen {
  const { atRiskAt, breachedAt, stuckAt } = step;
  const asItWas = { atRiskAt, breachedAt, stuckAt };
  if (step.suspended) return { late: asItWas, slaCheckAt: null };
  if (isPaused(now, step.pauses))
    return {
      late: asItWas,
      slaCheckAt: new Date(now.getTime() + lookAgainMs),
    };
  const { stuckAfterDays, pauses } = step;
  return {
    late: latenessOf(step, stuckAfterDays, pauses, now),
    slaCheckAt: nextCheckOf(step, stuckAfterDays, pauses, now),
  };
}

/** In the order in which a step gets late. */
const flags = [
  ["atRiskAt", "step.atRisk"],
  ["breachedAt", "step.breached"],
  ["stuckAt", "step.stuck"],
] as const satisfies readonly (readonly [keyof Lateness, EventType])[];

/** One fact for each way in which a step has become late, and one where it no longer is. */
function recordLateness(
  tx: Tx,
  step: DueStep,
  late: Lateness,
  now: Date,
): void {
  const relieved = flags.filter(([flag]) => step[flag] && !late[flag]);
  const calm = { ...step };
  for (const [flag] of relieved) calm[flag] = null;
  if (relieved.length > 0) record(tx, "step.relieved", step, calm, now);

  const before = { ...calm };
  for (const [flag, type] of flags) {
    if (before[flag] || !late[flag]) continue;
    const after = { ...before, [flag]: late[flag] };
    record(tx, type, before, after, now);
    before[flag] = late[flag];
  }
}

function record(
  tx: Tx,
  type: EventType,
  before: DueStep,
  after: DueStep,
  now: Date,
): void {
  const { enrollmentId: id, personId, courseId, state } = after;
  recordStepEvent(
    tx,
    type,
    { id, personId, courseId },
    after,
    { from: state, to: state },
    now,
    {
      occurredAt: timeOf(after, undefined, now),
      tally: tallyOfChange(tallyOfStep(before, true), tallyOfStep(after, true)),
    },
  );
}

/**
 * Locks the enrollments, as every move of a step does, so that nobody moves a step that is being looked at; then reads, so
 * that what is decided is decided on what is true.
 */
async function takeDueSteps(
  tx: Tx,
  limit: number,
  now: Date,
): Promise<DueStep[]> {
  const locked = await tx.db.$queryRaw<{ id: string }[]>`
    SELECT s.id FROM "EnrollmentStep" s JOIN "Enrollment" e ON e.id = s."enrollmentId"
    WHERE s."slaCheckAt" <= ${now}::timestamptz
    ORDER BY s."slaCheckAt" LIMIT ${limit}
    FOR UPDATE OF e, s SKIP LOCKED`;
  if (locked.length === 0) return [];
  const ids = locked.map(({ id }) => id);
  const steps = await tx.db.$queryRaw<Omit<DueStep, "pauses">[]>`
    SELECT s.id, s."enrollmentId", e."personId", e."courseId", s."courseStepId", s."partnerId", s.position, s.label, s.title,
      s.state::text, s."openedAt", s."startedAt", s."settledAt", s."atRiskAt", s."breachedAt", s."stuckAt", s."tookSeconds",
      s."onTime", s."droppedAt", s."changedAt", s."expectedDays", c."stuckAfterDays", e.state NOT IN ('PENDING', 'ACTIVE') AS suspended
    FROM "EnrollmentStep" s
    JOIN "Enrollment" e ON e.id = s."enrollmentId" JOIN "Course" c ON c.id = e."courseId"
    WHERE s.id = ANY (${ids}::uuid[])`;
  const pauses = await tx.db.$queryRaw<(Pause & { id: string })[]>`
    SELECT s.id, p."startedAt", p."endedAt"
    FROM "EnrollmentStep" s JOIN "EnrollmentPause" p ON p."enrollmentId" = s."enrollmentId"
    WHERE s.id = ANY (${ids}::uuid[])
    UNION ALL
    SELECT s.id, o."startedAt", o."endedAt"
    FROM "EnrollmentStep" s JOIN "PartnerOutage" o ON o."partnerId" = s."partnerId"
      AND (o."endedAt" IS NULL OR o."endedAt" > coalesce(s."startedAt", s."openedAt"))
    WHERE s.id = ANY (${ids}::uuid[])`;
  const byStep = Map.groupBy(pauses, ({ id }) => id);
  return steps.map((step) => ({ ...step, pauses: byStep.get(step.id) ?? [] }));
}

async function writeLateness(
  tx: Tx,
  seen: readonly (Seen & { step: DueStep })[],
  now: Date,
): Promise<void> {
  if (seen.length === 0) return;
  const rows = seen.map(({ step, late, slaCheckAt }) => {
    const changed = flags.some(([flag]) => !step[flag] !== !late[flag]);
    const changedAt = changed ? timeOf(step, undefined, now) : step.changedAt;
    return { id: step.id, ...late, slaCheckAt, changedAt };
  });
  await tx.db.$executeRaw`
    UPDATE "EnrollmentStep" s SET "slaCheckAt" = seen."slaCheckAt", "atRiskAt" = seen."atRiskAt",
      "breachedAt" = seen."breachedAt", "stuckAt" = seen."stuckAt", "changedAt" = seen."changedAt"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS seen (id uuid, "slaCheckAt" timestamptz, "atRiskAt" timestamptz,
      "breachedAt" timestamptz, "stuckAt" timestamptz, "changedAt" timestamptz)
    WHERE s.id = seen.id`;
}
