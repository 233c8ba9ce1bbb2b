import type { Tx } from "../transaction.ts";

/** Whether somebody has already had something of a course: a step was completed, a class attended, or a right used up. */
export async function hasBegun(tx: Tx, enrollmentId: string): Promise<boolean> {
  const step = await tx.db.enrollmentStep.findFirst({
    where: {
      enrollmentId,
      OR: [
        { state: "COMPLETED" },
        { bookings: { some: { attendance: { state: "ATTENDED" } } } },
      ],
    },
    select: { id: true },
  });
  return step !== null || (await hasUsedRights(tx, enrollmentId));
}

/** A right that is used up and was given back counts as unused: a release of what is not held cancels one use. */
async function hasUsedRights(tx: Tx, enrollmentId: string): Promise<boolean> {
  const { _sum } = await tx.db.entitlementEntry.aggregate({
    where: {
      entitlement: { enrollmentId },
      kind: { in: ["CONSUME", "RELEASE"] },
    },
    _sum: { available: true, held: true },
  });
  return (_sum.available ?? 0) + (_sum.held ?? 0) < 0;
}
