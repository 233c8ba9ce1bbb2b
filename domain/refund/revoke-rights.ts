import { releaseBookings } from "../booking/release-bookings.ts";
import { changeEnrollment } from "../enrollment/change-enrollment.ts";
import { tellOfStanding } from "../enrollment/tell-of-standing.ts";
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
    const change = { enrollmentId, reason };
    const { kind } = await changeEnrollment(tx, "refund", change, now);
    const cause = refundId === undefined ? "DISPUTE" : "REFUND";
    const standing = { purpose: "courseEnded", cause } as const;
    if (kind === "moved") await tellOfStanding(tx, enrollmentId, standing, now);
  }
  await releaseWhatIsBooked(tx, revocations, reason, now);
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
  for (const { id, available, held, bookings } of found) {
    const units =
      rights.find(({ entitlementId }) => entitlementId === id)?.units ?? 0;
    if (held === 0 || units <= available) continue;
    if (units >= available + held) entitlementIds.push(id);
    else
      for (const booking of bookings.slice(0, units - available))
        bookingIds.push(booking.id);
  }
  if (entitlementIds.length + bookingIds.length === 0) return;
  const what = { entitlementIds, bookingIds };
  await releaseBookings(tx, { ...what, endedBy: "RIGHT", reason }, now);
}
