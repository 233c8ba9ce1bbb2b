import type { LockedEnrollment, LockedStep } from "../enrollment/lock.ts";
import type { Tx } from "../transaction.ts";
import type { StepOfMark } from "./attendance.rules.ts";

/** Reads what decides whether a step may follow the mark of one of its bookings. The enrollment is locked before. */
export async function readMarkedStep(
  tx: Tx,
  { enrollment, step }: { enrollment: LockedEnrollment; step: LockedStep },
  bookingId: string,
): Promise<StepOfMark> {
  const active = await tx.db.booking.findMany({
    where: {
      enrollmentStep: { enrollmentId: enrollment.id },
      state: { in: ["HELD", "BOOKED"] },
      attendance: null,
    },
    select: { enrollmentStepId: true },
  });
  const booked = new Set(active.map((each) => each.enrollmentStepId));
  return {
    ...step,
    enrollmentState: enrollment.state,
    isStrict: enrollment.course.sequencing === "STRICT",
    completedByThis:
      step.state === "COMPLETED" && (await isCompletedBy(tx, step, bookingId)),
    others: enrollment.steps
      .filter(({ id }) => id !== step.id)
      .map((other) => ({
        ...other,
        isTakenUp: booked.has(other.id) || wasAsked(other),
      })),
  };
}

/** A place at its partner is wanted or taken. */
const wasAsked = ({ openedAt, partnerEnrollment }: LockedStep) =>
  openedAt !== null && partnerEnrollment?.desiredState === "ENROLLED";

/** The log knows what completed a step: the last completion names the booking, or does not. */
async function isCompletedBy(
  tx: Tx,
  { id: enrollmentStepId }: LockedStep,
  bookingId: string,
): Promise<boolean> {
  const last = await tx.db.domainEvent.findFirst({
    where: { enrollmentStepId, type: "step.completed" },
    orderBy: { id: "desc" },
    select: { payload: true },
  });
  const payload = last?.payload as { bookingId?: unknown } | undefined;
  return payload?.bookingId === bookingId;
}
