import { releaseBookings } from "../booking/release-bookings.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import type { EventType } from "../event/event.types.ts";
import type { Tx } from "../transaction.ts";
import { carryOn } from "./carry-on.ts";
import type { Circumstance } from "./enrollment.events.ts";
import {
  decideStep,
  mayMoveSteps,
  type StepCommand,
} from "./enrollment.rules.ts";
import {
  lockEnrollmentOfStep,
  type LockedEnrollment,
  type LockedStep,
} from "./lock.ts";
import { moveStep } from "./move-step.ts";

/** A step, and the circumstances under which it is asked to move. */
export interface StepInput extends Circumstance {
  stepId: string;
}

export type StepOutcome =
  | { kind: "moved"; stepId: string }
  | { kind: "unchanged"; stepId: string }
  | Refusal;

/**
 * How every command on a step runs: lock the enrollment, ask the rules, write, record, let `alsoDo` add what belongs to
 * this command (or refuse after all), and carry on.
 */
export async function moveByCommand(
  tx: Tx,
  command: StepCommand,
  type: EventType,
  { stepId, ...circumstance }: StepInput,
  now: Date,
  alsoDo?: (
    enrollment: LockedEnrollment,
    step: LockedStep,
  ) => Promise<Refusal | void>,
): Promise<StepOutcome> {
  const locked = await lockEnrollmentOfStep(tx, stepId);
  if (!locked) return notFound("stepId", "step");
  const { enrollment, step } = locked;

  const decision =
    mayMoveSteps(enrollment.state, command) ?? decideStep(command, step);
  if (decision.kind === "refused") return refused("stepId", decision.reason);
  if (decision.kind === "unchanged") return { kind: "unchanged", stepId };

  await moveStep(tx, enrollment, step, decision.to, type, now, circumstance);
  const objection = await alsoDo?.(enrollment, step);
  if (objection) return objection;
  await letSeatGo(tx, enrollment, step, now);
  await carryOn(tx, enrollment, now);
  return { kind: "moved", stepId };
}

/** A step that is over needs no class any more: a seat that is still to come, or waited for, is let go. */
async function letSeatGo(
  tx: Tx,
  within: LockedEnrollment,
  { id, kind, label, state }: LockedStep,
  now: Date,
): Promise<void> {
  if (kind !== "SESSION" || (state !== "COMPLETED" && state !== "SKIPPED"))
    return;
  const reason = `${label} was ${state.toLowerCase()} without this class.`;
  const what = { enrollmentStepIds: [id], endedBy: "RIGHT", reason } as const;
  await releaseBookings(tx, { ...what, within }, now);
}
