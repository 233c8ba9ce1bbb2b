import type { Prisma } from "@throughline/prisma";

/** Bookings of classes to come and offers of them: what a right that is taken back would end. */
export const comingBookings = (now: Date) =>
  ({
    state: { in: ["HELD", "BOOKED"] },
    session: { startsAt: { gt: now } },
    attendance: null,
  }) satisfies Prisma.BookingWhereInput;

/** In which order they end: the latest class first. */
export const latestFirst = [
  { session: { startsAt: "desc" } },
  { id: "desc" },
] satisfies Prisma.BookingOrderByWithRelationInput[];
