import type { StepState } from "@throughline/prisma";
import type { EventType } from "../event/event.types.ts";
import type { Tx } from "../transaction.ts";
import { recordStepEvent, type Circumstance } from "./enrollment.events.ts";
import type { LockedEnrollment, LockedStep } from "./lock.ts";

/**
 * Writes a step's new state, with the times and the failure reason that belong to it, and records the fact. The rule has
 * been asked before. The step in memory changes too, so that what follows decides on the new state.
 */
export async function moveStep(
  tx: Tx,
  enrollment: LockedEnrollment,
  step: LockedStep,
  to: StepState,
  type: EventType,
  now: Date,
  circumstance: Circumstance = {},
): Promise<void> {
  const from = step.state;
  const when = notBefore(step.startedAt, circumstance.occurredAt ?? now);
  const written = await tx.db.enrollmentStep.update({
    where: { id: step.id },
    data: { state: to, ...columnsOf(to, step, when, circumstance.reason) },
  });
  Object.assign(step, written);
  recordStepEvent(tx, type, enrollment, step, { from, to }, now, circumstance);
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

/** Clocks differ: what a partner reports may not come before what we know it came after. */
const notBefore = (earliest: Date | null, time: Date) =>
  earliest && time < earliest ? earliest : time;
