import type { Tx } from "../transaction.ts";

/**
 * What the partner said to a withdrawal: it knows that the student will not come, or it refuses to let go, with the reason
 * for an admin. Nothing changes where we want the student there again meanwhile.
 */
export async function recordWithdrawal(
  tx: Tx,
  {
    partnerEnrollmentId,
    refusal = null,
  }: { partnerEnrollmentId: string; refusal?: string | null },
  now: Date,
): Promise<void> {
  const heard = { failures: 0, retryAt: null, syncedAt: now };
  await tx.db.partnerEnrollment.updateMany({
    where: { id: partnerEnrollmentId, desiredState: "WITHDRAWN" },
    data:
      refusal === null
        ? { ...heard, observedState: "WITHDRAWN", lastError: null }
        : { ...heard, lastError: refusal },
  });
}
