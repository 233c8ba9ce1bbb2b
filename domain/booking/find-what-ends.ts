import type { BookingModel, WaitlistEntryModel } from "@throughline/prisma";
import type { Tx } from "../transaction.ts";
import type { ReleaseInput } from "./release-bookings.ts";

/** What a release ends. */
export interface WhatEnds {
  bookings: BookingModel[];
  /** Those who only wait; whoever was offered a seat has a booking. */
  waits: WaitlistEntryModel[];
}

/** The active bookings and the waits that a release is about, as they are at this moment, in the order in which they were made. */
export async function findWhatEnds(
  tx: Tx,
  {
    enrollmentStepIds,
    entitlementIds,
    bookingIds,
    sessionId,
    endedBy,
  }: ReleaseInput,
  now: Date,
): Promise<WhatEnds> {
  const stepIds = [
    ...(enrollmentStepIds ?? []),
    ...(await stepsOf(tx, entitlementIds ?? [])),
  ];
  const which = {
    OR: [
      { enrollmentStepId: { in: stepIds } },
      ...(sessionId ? [{ sessionId }] : []),
    ],
  };
  const bookings = await tx.db.booking.findMany({
    where: {
      state: { in: ["HELD", "BOOKED"] },
      attendance: null,
      OR: [
        ...which.OR,
        { entitlementId: { in: [...(entitlementIds ?? [])] } },
        { id: { in: [...(bookingIds ?? [])] } },
      ],
      ...(endedBy !== "CLASS" && { session: { startsAt: { gt: now } } }),
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const waits = await tx.db.waitlistEntry.findMany({
    where: { state: "WAITING", ...which },
    orderBy: { place: "asc" },
  });
  return { bookings: await withoutUsed(tx, bookings), waits };
}

async function stepsOf(
  tx: Tx,
  entitlementIds: readonly string[],
): Promise<string[]> {
  if (entitlementIds.length === 0) return [];
  const rights = await tx.db.entitlement.findMany({
    where: { id: { in: [...entitlementIds] } },
    select: { enrollmentStepId: true },
  });
  return rights.flatMap(({ enrollmentStepId }) => enrollmentStepId ?? []);
}

/** A booking whose right is used up already is over, whatever the clock says. */
async function withoutUsed(tx: Tx, bookings: BookingModel[]) {
  if (bookings.length === 0) return bookings;
  const sums = await tx.db.entitlementEntry.groupBy({
    by: ["bookingId"],
    where: { bookingId: { in: bookings.map(({ id }) => id) } },
    _sum: { held: true },
  });
  const held = new Set(
    sums.flatMap(({ bookingId, _sum }) =>
      (_sum.held ?? 0) > 0 ? bookingId : [],
    ),
  );
  return bookings.filter(({ id }) => held.has(id));
}
