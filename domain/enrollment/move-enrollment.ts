import type { EnrollmentState } from "@throughline/prisma";
import type { EventType } from "../event/event.types.ts";
import {
  addTallies,
  isInPipeline,
  tallyOfChange,
  tallyOfEnrollment,
  tallyOfStep,
  type Tally,
} from "../pipeline/tally.ts";
import type { Tx } from "../transaction.ts";
import {
  recordEnrollmentEvent,
  type Circumstance,
} from "./enrollment.events.ts";
import type { LockedEnrollment, LockedStep } from "./lock.ts";
import { getCurrentStep, isUnsettled } from "./sequence.rules.ts";

/**
 * Writes an enrollment's new state, with the times that belong to it, and records the fact with what it changes in the
 * counts. While it is suspended its steps' clocks stand still; once it is over nothing can be late, and where it ended early
 * the step at which the student stood counts a drop-out. The rule has been asked before. What is in memory changes too.
 */
export async function moveEnrollment(
  tx: Tx,
  enrollment: LockedEnrollment,
  to: EnrollmentState,
  type: EventType,
  at: Date,
  circumstance: Circumstance = {},
): Promise<void> {
  const before = { ...enrollment };
  const { steps } = enrollment;
  const now = afterAllOf(steps, at);
  const written = await tx.db.enrollment.update({
    where: { id: enrollment.id },
    data: {
      state: to,
      completedAt: to === "COMPLETED" ? now : null,
      endedAt: isInPipeline(to) ? null : now,
    },
  });
  Object.assign(enrollment, written);
  await keepPauses(tx, before, to, now);
  const moved = await stepsFollow[to](tx, steps, now);
  const tally = addTallies(
    tallyOfChange(tallyOfEnrollment(before), tallyOfEnrollment(enrollment)),
    moved,
  );
  recordEnrollmentEvent(tx, type, enrollment, now, { ...circumstance, tally });
}

/** Two processes' clocks differ: what happens to all steps is not recorded as earlier than what happened to one of them. */
function afterAllOf(steps: readonly LockedStep[], at: Date): Date {
  const latest = Math.max(...steps.map((step) => Number(step.changedAt ?? 0)));
  return latest > at.getTime() ? new Date(latest) : at;
}

async function keepPauses(
  tx: Tx,
  { id: enrollmentId, state: from }: Pick<LockedEnrollment, "id" | "state">,
  to: EnrollmentState,
  now: Date,
): Promise<void> {
  if (to === "SUSPENDED")
    await tx.db.enrollmentPause.create({
      data: { enrollmentId, startedAt: now },
    });
  else if (from === "SUSPENDED")
    await tx.db.enrollmentPause.updateMany({
      where: { enrollmentId, endedAt: null },
      data: { endedAt: now },
    });
}

/** What a new state of the enrollment does to its steps, and what that changes in the counts. */
type Follow = (
  tx: Tx,
  steps: readonly LockedStep[],
  now: Date,
) => Promise<Tally>;

const stepsFollow: Record<EnrollmentState, Follow> = {
  PENDING: startClocks,
  ACTIVE: startClocks,
  SUSPENDED: stopClocks,
  COMPLETED: endLateness,
  CANCELED: leavePipeline,
  REFUNDED: leavePipeline,
};

const isOpen = (step: LockedStep) =>
  step.openedAt !== null &&
  (step.state === "PENDING" || step.state === "IN_PROGRESS");

async function startClocks(
  tx: Tx,
  steps: readonly LockedStep[],
  now: Date,
): Promise<Tally> {
  await write(tx, steps.filter(isOpen), { slaCheckAt: now });
  return {};
}

async function stopClocks(
  tx: Tx,
  steps: readonly LockedStep[],
): Promise<Tally> {
  await write(tx, steps.filter(isOpen), { slaCheckAt: null });
  return {};
}

const notLate = {
  slaCheckAt: null,
  atRiskAt: null,
  breachedAt: null,
  stuckAt: null,
};

/** The optional steps that are still open. */
async function endLateness(
  tx: Tx,
  steps: readonly LockedStep[],
  now: Date,
): Promise<Tally> {
  const open = steps.filter(isOpen);
  const before = addTallies(...open.map((step) => tallyOfStep(step, true)));
  await write(tx, open, { ...notLate, changedAt: now });
  const after = addTallies(...open.map((step) => tallyOfStep(step, true)));
  return tallyOfChange(before, after);
}

async function leavePipeline(
  tx: Tx,
  steps: readonly LockedStep[],
  now: Date,
): Promise<Tally> {
  const before = addTallies(...steps.map((step) => tallyOfStep(step, true)));
  await write(tx, steps.filter(isUnsettled), { ...notLate, changedAt: now });
  const current = getCurrentStep(steps);
  await write(tx, current ? [current] : [], { droppedAt: now });
  const after = addTallies(...steps.map((step) => tallyOfStep(step, false)));
  return tallyOfChange(before, after);
}

type StepTimes = Partial<
  Pick<
    LockedStep,
    | "slaCheckAt"
    | "atRiskAt"
    | "breachedAt"
    | "stuckAt"
    | "droppedAt"
    | "changedAt"
  >
>;

async function write(
  tx: Tx,
  steps: readonly LockedStep[],
  data: StepTimes,
): Promise<void> {
  if (steps.length === 0) return;
  await tx.db.enrollmentStep.updateMany({
    where: { id: { in: steps.map(({ id }) => id) } },
    data,
  });
  for (const step of steps) Object.assign(step, data);
}
