import type { DisputeModel } from "@throughline/prisma";
import { changeEnrollment } from "../enrollment/change-enrollment.ts";
import { letGoOn } from "../enrollment/let-go-on.ts";
import { tellOfStanding } from "../enrollment/tell-of-standing.ts";
import type { LockedOrder } from "../order/lock-order.ts";
import type { Tx } from "../transaction.ts";

/**
 * Suspends the enrollments that an order gave, its seats' among them, tells their students, and returns those that were not suspended
 * before: they alone go on by {@link resumeSuspended}. The order is locked.
 */
export async function suspendEnrollments(
  tx: Tx,
  order: LockedOrder,
  reason: string,
  now: Date,
): Promise<string[]> {
  const suspended = [];
  for (const enrollmentId of await enrollmentsOf(tx, order)) {
    const change = { enrollmentId, reason };
    const outcome = await changeEnrollment(tx, "suspend", change, now);
    if (outcome.kind !== "moved") continue;
    suspended.push(enrollmentId);
    const standing = { purpose: "coursePaused", cause: "DISPUTE" } as const;
    await tellOfStanding(tx, enrollmentId, standing, now);
  }
  return suspended;
}

/** In the order in which enrollments are locked everywhere. */
async function enrollmentsOf(
  tx: Tx,
  { id, enrollmentId, beganEnrollment }: LockedOrder,
): Promise<string[]> {
  const seats = await tx.db.seat.findMany({
    where: { orderId: id, state: "CLAIMED" },
    select: { enrollmentId: true },
  });
  const own = beganEnrollment ? [enrollmentId] : [];
  const all = [...own, ...seats.map((seat) => seat.enrollmentId)];
  return [...new Set(all.filter((each) => each !== null))].sort();
}

/**
 * Lets what a dispute suspended go on. Where another dispute of the order is open, or a license stopped the seat meanwhile, the
 * enrollment stands still for that instead.
 */
export async function resumeSuspended(
  tx: Tx,
  { id: orderId, number }: LockedOrder,
  { id, suspended }: DisputeModel,
  now: Date,
): Promise<void> {
  const other = await tx.db.dispute.findFirst({
    where: { orderId, state: "OPEN", id: { not: id } },
  });
  if (other) {
    const both = [...new Set([...other.suspended, ...suspended])];
    await tx.db.dispute.update({
      where: { id: other.id },
      data: { suspended: both },
    });
    return;
  }
  const stopped = await tx.db.seat.findMany({
    where: { enrollmentId: { in: suspended }, suspendedAt: { not: null } },
    select: { enrollmentId: true },
  });
  const reason = `The dispute of order ${number} is settled.`;
  for (const enrollmentId of suspended.toSorted())
    if (!stopped.some((seat) => seat.enrollmentId === enrollmentId))
      await letGoOn(tx, { enrollmentId, reason }, now);
}
