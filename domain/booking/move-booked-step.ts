import type { LockedEnrollment, LockedStep } from "../enrollment/lock.ts";
import { moveStep } from "../enrollment/move-step.ts";
import { openStep } from "../enrollment/open-step.ts";
import type { Tx } from "../transaction.ts";

/** A seat is booked: the step opens, where its turn had not come by itself, and starts. */
export async function startBookedStep(
  tx: Tx,
  enrollment: LockedEnrollment,
  step: LockedStep,
  bookingId: string,
  now: Date,
): Promise<void> {
  if (!step.openedAt) await openStep(tx, enrollment, step, now);
  if (step.state !== "PENDING") return;
  const payload = { bookingId };
  await moveStep(tx, enrollment, step, "IN_PROGRESS", "step.started", now, {
    payload,
  });
}

/** The seat is gone: the step waits for another booking, and its time counts from there on. */
export async function waitForBooking(
  tx: Tx,
  enrollment: LockedEnrollment,
  step: LockedStep,
  { bookingId, reason }: { bookingId: string; reason: string },
  now: Date,
): Promise<void> {
  if (step.state !== "IN_PROGRESS") return;
  await moveStep(
    tx,
    enrollment,
    step,
    "PENDING",
    "step.paused",
    now,
    { reason, payload: { bookingId } },
    { startedAt: null },
  );
}
