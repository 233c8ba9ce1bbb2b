import { releaseBookings } from "../booking/release-bookings.ts";
import { Overtaken } from "../busy.ts";
import { changeEnrollment } from "../enrollment/change-enrollment.ts";
import { tellOfStanding } from "../enrollment/tell-of-standing.ts";
import { lockEntitlements } from "../entitlement/lock-entitlements.ts";
import { revokeUnused } from "../entitlement/revoke-unused.ts";
import { enqueue } from "../queue/enqueue.ts";
import { endLicense } from "../queue/jobs.ts";
import { revokeSeats } from "../seat/revoke-seats.ts";
import type { Tx } from "../transaction.ts";
import { comingBookings, latestFirst } from "./coming-bookings.ts";
import type { Revocations } from "./refund.rules.ts";

export interface RevokeInput {
  order: { id: string; enrollmentId: string | null; beganEnrollment: boolean };
  revocations: Revocations;
  /** Names the occasion, so that a repeat takes nothing twice. None where the bank took it back. */
  refundId?: string;
  /** In words for the student. */
  reason: string;
}

/**
 * Takes back what goes with money that went back: the enrollment ends, of which its student is told, its classes to come are given up
 * and whoever waits for them advances, unused rights are revoked, seats end, and Stripe is asked by a job to end the license. What is
 * used stays. The order is locked.
 */
export async function revokeRights(
  tx: Tx,
  { order, revocations, refundId, reason }: RevokeInput,
  now: Date,
): Promise<{ kind: "revoked"; units: number }> {
  const { enrollmentId } = order;
  if (revocations.endsEnrollment && enrollmentId && order.beganEnrollment) {
    const takenBackIds = await wholeRights(tx, revocations);
    const change = { enrollmentId, reason, takenBackIds };
    const { kind } = await changeEnrollment(tx, "refund", change, now);
    const cause = refundId === undefined ? "DISPUTE" : "REFUND";
    const standing = { purpose: "courseEnded", cause } as const;
    if (kind === "moved") await tellOfStanding(tx, enrollmentId, standing, now);
  }
  await releaseWhatIsBooked(tx, revocations, reason, now);
  await refuseOvertaken(tx, revocations, now);
  let units = 0;
  for (const right of revocations.rights) {
    const revoked = await revokeUnused(
      tx,
      { ...right, ...(refundId && { refundId }), cause: reason },
      now,
    );
    if (revoked.kind === "revoked") units += revoked.units;
  }
  const { seats: count, endsLicense } = revocations;
  if (count > 0)
    await revokeSeats(tx, { orderId: order.id, count, reason }, now);
  if (endsLicense) enqueue(tx, endLicense, { orderId: order.id });
  return { kind: "revoked", units };
}

/** Whoever booked with one of the rights between the look at them and now would keep the class: then all is done again. Locks the rights. */
async function refuseOvertaken(
  tx: Tx,
  { rights }: Revocations,
  now: Date,
): Promise<void> {
  const ids = rights.map(({ entitlementId }) => entitlementId);
  const locked = await lockEntitlements(tx, ids);
  const short = locked.filter(({ id, available }) =>
    rights.some(
      ({ entitlementId, units }) => entitlementId === id && units > available,
    ),
  );
  if (short.length === 0) return;
  const booked = await tx.db.booking.count({
    where: {
      entitlementId: { in: short.map(({ id }) => id) },
      ...comingBookings(now),
    },
  });
  if (booked > 0)
    throw new Overtaken("a right was booked with while it was taken back");
}

/** Those of the rights of which nothing stays that could be used. */
async function wholeRights(tx: Tx, { rights }: Revocations): Promise<string[]> {
  const found = await tx.db.entitlement.findMany({
    where: { id: { in: rights.map(({ entitlementId }) => entitlementId) } },
    select: { id: true, available: true, held: true },
  });
  const unitsOf = new Map(
    rights.map(({ entitlementId, units }) => [entitlementId, units]),
  );
  return found.flatMap(({ id, available, held }) =>
    (unitsOf.get(id) ?? 0) >= available + held ? id : [],
  );
}

/** Where more is taken than is free, as many classes to come are given up as are missing, the latest first; with all of a right its waits end too. */
async function releaseWhatIsBooked(
  tx: Tx,
  { rights }: Revocations,
  reason: string,
  now: Date,
): Promise<void> {
  const found = await tx.db.entitlement.findMany({
    where: { id: { in: rights.map(({ entitlementId }) => entitlementId) } },
    include: { bookings: { where: comingBookings(now), orderBy: latestFirst } },
    orderBy: { id: "asc" },
  });
  const entitlementIds: string[] = [];
  const bookingIds: string[] = [];
  const takenBackIds = found.map(({ id }) => id);
  for (const { id, available, held, bookings } of found) {
    const units =
      rights.find(({ entitlementId }) => entitlementId === id)?.units ?? 0;
    if (held === 0 || units <= available) continue;
    if (units >= available + bookings.length) entitlementIds.push(id);
    else
      for (const booking of bookings.slice(0, units - available))
        bookingIds.push(booking.id);
  }
  if (entitlementIds.length + bookingIds.length === 0) return;
  const what = { entitlementIds, bookingIds, takenBackIds };
  await releaseBookings(tx, { ...what, endedBy: "RIGHT", reason }, now);
}
