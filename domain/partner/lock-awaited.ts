import type { PartnerEnrollmentModel } from "@throughline/prisma";
import { lockEnrollmentOfStep } from "../enrollment/lock.ts";
import type { Tx } from "../transaction.ts";

/** Locks the enrollment of a request that still waits for its answer. Null where it was answered, repeated or taken back. */
export async function lockAwaited(
  tx: Tx,
  partnerEnrollmentId: string,
  attempt: number,
): Promise<PartnerEnrollmentModel | null> {
  const found = await tx.db.partnerEnrollment.findUnique({
    where: { id: partnerEnrollmentId },
    select: { enrollmentStepId: true },
  });
  const locked =
    found && (await lockEnrollmentOfStep(tx, found.enrollmentStepId));
  const record = locked?.step.partnerEnrollment;
  const isAwaited =
    record?.attempt === attempt &&
    record.acceptedAt === null &&
    record.desiredState === "ENROLLED";
  return isAwaited ? record : null;
}
