import type { Tx } from "../transaction.ts";

/** The partner knows that the student will not come. Nothing changes where we want the student there again meanwhile. */
export async function recordWithdrawal(
  tx: Tx,
  { partnerEnrollmentId }: { partnerEnrollmentId: string },
): Promise<void> {
  await tx.db.partnerEnrollment.updateMany({
    where: { id: partnerEnrollmentId, desiredState: "WITHDRAWN" },
    data: { observedState: "WITHDRAWN" },
  });
}
