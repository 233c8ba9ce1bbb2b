import type { Tx } from "../transaction.ts";
import type { ClaimantFacts } from "./seat.rules.ts";

/** Reads what somebody who would claim a seat of an order has already: another one of it, or its course. */
export async function readClaimant(
  tx: Tx,
  {
    personId,
    orderId,
    courseId,
  }: { personId: string; orderId: string; courseId: string },
): Promise<ClaimantFacts> {
  const seat = await tx.db.seat.findFirst({
    where: { orderId, personId, state: "CLAIMED" },
    select: { id: true },
  });
  const attempt = await tx.db.enrollment.findFirst({
    where: {
      personId,
      courseId,
      state: { notIn: ["COMPLETED", "CANCELED", "REFUNDED"] },
    },
    select: { id: true },
  });
  return { hasSeatOfOrder: seat !== null, isInCourse: attempt !== null };
}
