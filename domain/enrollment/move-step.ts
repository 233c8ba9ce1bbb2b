import type { StepState } from "@throughline/prisma";
import type { EventType } from "../event/event.types.ts";
import { clockOf, nextCheckOf } from "../pipeline/lateness.rules.ts";
import {
  addTallies,
  isInPipeline,
  tallyOfChange,
  tallyOfFailure,
  tallyOfStep,
  type Tally,
} from "../pipeline/tally.ts";
import type { Tx } from "../transaction.ts";
import { recordStepEvent, type Circumstance } from "./enrollment.events.ts";
import type { LockedEnrollment, LockedStep } from "./lock.ts";
import { measureStep } from "./measure-step.ts";
import { timeOf } from "./step-time.ts";

/** Times that a move sets otherwise than it would by itself, such as when it takes another move back. */
export interface StepTimes {
  openedAt?: Date | null;
  startedAt?: Date | null;
  settledAt?: Date | null;
}

/**
 * Writes a step's new state, with the times and the failure reason that belong to it, and records the fact with what it
 * changes in the counts. The rule has been asked before. The step in memory changes too, so that what follows decides on
 * the new state.
 */
export async function moveStep(
  tx: Tx,
  enrollment: LockedEnrollment,
  step: LockedStep,
  to: StepState,
  type: EventType,
  now: Date,
  circumstance: Circumstance = {},
  times: StepTimes = {},
): Promise<void> {
  const before = { ...step };
  const when = timeOf(step, circumstance.occurredAt, now);
  const columns = {
    ...columnsOf(to, step, when, circumstance.reason),
    ...times,
  };
  const written = await tx.db.enrollmentStep.update({
    where: { id: step.id },
    data: {
      state: to,
      ...columns,
      ...latenessAfter(enrollment, step, { state: to, ...columns }, when),
      ...(await measureStep(tx, enrollment, step, { state: to, ...columns })),
      changedAt: when,
    },
  });
  Object.assign(step, written);
  recordStepEvent(tx, type, enrollment, step, { from: before.state, to }, now, {
    ...circumstance,
    occurredAt: when,
    tally: tallyOfMove(enrollment, before, step),
  });
}

/** What a step's change changes in the counts. */
export function tallyOfMove(
  { state }: LockedEnrollment,
  before: LockedStep,
  after: LockedStep,
): Tally {
  const counted = isInPipeline(state);
  const change = tallyOfChange(
    tallyOfStep(before, counted),
    tallyOfStep(after, counted),
  );
  const { partnerId, settledAt } = after;
  const failed = after.state === "FAILED" && before.state !== "FAILED";
  if (!failed || !partnerId || !settledAt) return change;
  return addTallies(change, tallyOfFailure(partnerId, settledAt));
}

/** A move ends all lateness: what goes on under a new clock is looked at in time, what goes on under an old one at once. */
function latenessAfter(
  { course: { stuckAfterDays } }: LockedEnrollment,
  { openedAt, startedAt, expectedDays }: LockedStep,
  after: { state: StepState } & StepTimes,
  when: Date,
) {
  const open = after.state === "PENDING" || after.state === "IN_PROGRESS";
  const timed = { openedAt, startedAt, expectedDays, ...after };
  const clock = open && clockOf(timed);
  const isNew = clock && clock >= when;
  const slaCheckAt =
    clock && (isNew ? nextCheckOf(timed, stuckAfterDays, [], when) : when);
  return {
    slaCheckAt: slaCheckAt || null,
    atRiskAt: null,
    breachedAt: null,
    stuckAt: null,
  };
}

function columnsOf(
  to: StepState,
  step: LockedStep,
  when: Date,
  reason: string | null | undefined,
) {
  const openedAt = step.openedAt ?? when;
  const open = { openedAt, settledAt: null, failureReason: null };
  const settled = { openedAt, settledAt: when, failureReason: null };
  switch (to) {
    case "PENDING":
      return open;
    case "IN_PROGRESS":
      return { ...open, startedAt: step.startedAt ?? when };
    case "COMPLETED":
      return { ...settled, startedAt: step.startedAt ?? when };
    case "FAILED":
      return { ...settled, failureReason: reason ?? "No reason was given." };
    case "SKIPPED":
      return settled;
  }
}
