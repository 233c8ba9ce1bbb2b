import { planSend } from "../message/plan-send.ts";
import type { Tx } from "../transaction.ts";

/** How a course stands since something happened that its student did not do, and what it happened to. */
export type Standing =
  /** A bank looks into the payment, or the license of the place does not run. */
  | { purpose: "coursePaused"; cause: "DISPUTE" | "LICENSE" }
  | { purpose: "courseResumed" }
  /** The bank took the payment back, the school gave it back, or somebody took the place back. */
  | { purpose: "courseEnded"; cause: "DISPUTE" | "REFUND" | "PLACE" };

/** Plans the letter that tells a student how their course stands since `now`, once for each time that it changes. */
export async function tellOfStanding(
  tx: Tx,
  enrollmentId: string,
  { purpose, ...about }: Standing,
  now: Date,
): Promise<void> {
  const { personId } = await tx.db.enrollment.findUniqueOrThrow({
    where: { id: enrollmentId },
    select: { personId: true },
  });
  const occurrence = `${enrollmentId}:${now.toISOString()}`;
  const payload = { enrollmentId, ...about };
  await planSend(tx, { personId, purpose, occurrence, payload }, now);
}
