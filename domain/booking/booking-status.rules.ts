import type {
  AttendanceState,
  BookingEnd,
  BookingState,
  StepState,
} from "@throughline/prisma";

/** How a step stands that is taken in a class, in the words of the timetable. */
export const bookingStatuses = [
  "UNBOOKED",
  "BOOKED",
  "COMPLETED",
  "MISSED",
  "CANCELED",
] as const;
export type BookingStatus = (typeof bookingStatuses)[number];

/** As much of a booking as the status of its step looks at. */
export interface StatusBooking {
  state: BookingState;
  endedBy: BookingEnd | null;
  attendance: { state: AttendanceState } | null;
}

/**
 * How a step stands, by its state and its bookings, the newest first. A seat that is only offered is not booked yet, and what was
 * exchanged or never accepted says nothing.
 */
export function bookingStatusOf(
  state: StepState,
  bookings: readonly StatusBooking[],
): BookingStatus {
  if (state === "COMPLETED") return "COMPLETED";
  const last = bookings.find(saysSomething);
  if (!last) return "UNBOOKED";
  if (last.attendance && last.attendance.state !== "ATTENDED") return "MISSED";
  return last.state === "BOOKED" ? "BOOKED" : "CANCELED";
}

const saysSomething = ({ state, endedBy, attendance }: StatusBooking) =>
  attendance !== null ||
  state === "BOOKED" ||
  (state === "CANCELED" && endedBy !== "OFFER" && endedBy !== "SWAP");
