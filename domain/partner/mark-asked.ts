import type { Tx } from "../transaction.ts";

/**
 * Notes, before the call is made, that the partner is asked to enrol: from here on it may know the student, whatever becomes of
 * the reply, so every later call looks it up first. `outdated` where nobody waits for the answer any more.
 */
export async function markAsked(
  tx: Tx,
  {
    partnerEnrollmentId,
    attempt,
  }: { partnerEnrollmentId: string; attempt: number },
  now: Date,
): Promise<{ kind: "marked" | "outdated" }> {
  const { count } = await tx.db.partnerEnrollment.updateMany({
    where: {
      id: partnerEnrollmentId,
      attempt,
      acceptedAt: null,
      desiredState: "ENROLLED",
    },
    data: { syncedAt: now },
  });
  return { kind: count > 0 ? "marked" : "outdated" };
}
