type StepState = "COMPLETED" | "FAILED" | "IN_PROGRESS" | "PENDING" | "SKIPPED";

interface Marked {
  attendance: "ATTENDED" | "EXCUSED" | "NO_SHOW" | null;
}

/**
 * The booking by which a step is taken. None where its class is over and was missed, and the step is still to be done: another one
 * can be booked then.
 */
export function standingBooking<Booking extends Marked>({
  state,
  booking,
}: {
  state: StepState;
  booking: Booking | null;
}): Booking | null {
  const isOpen = state === "PENDING" || state === "IN_PROGRESS";
  const isMissed = booking !== null && missed.has(booking.attendance);
  return isOpen && isMissed ? null : booking;
}

const missed = new Set<Marked["attendance"]>(["NO_SHOW", "EXCUSED"]);
