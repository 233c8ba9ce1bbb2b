import { recordEvent } from "../event/record.ts";
import { recordStepEvent } from "../enrollment/enrollment.events.ts";
import { lockEnrollmentOfStep } from "../enrollment/lock.ts";
import type { Tx } from "../transaction.ts";
import { lockFreeVoucher } from "./lock-free-voucher.ts";

export interface VoucherWish {
  partnerEnrollmentId: string;
  attempt: number;
  courseRef: string;
}

export type VoucherTaken =
  | { kind: "taken"; sealedCode: string }
  /** None is left: the step waits, and staff see why. */
  | { kind: "none"; reason: string }
  /** Nobody waits for it any more. */
  | { kind: "outdated" };

/**
 * Gives a request for a place the voucher that it needs: the same one however often it is asked, never one that has expired, and
 * no voucher to two. Where none is left the request waits until vouchers are added.
 */
export async function takeVoucher(
  tx: Tx,
  { partnerEnrollmentId, attempt, courseRef }: VoucherWish,
  now: Date,
): Promise<VoucherTaken> {
  const found = await tx.db.partnerEnrollment.findUnique({
    where: { id: partnerEnrollmentId },
    select: { enrollmentStepId: true },
  });
  const locked =
    found && (await lockEnrollmentOfStep(tx, found.enrollmentStepId));
  const record = locked?.step.partnerEnrollment;
  if (
    !record ||
    record.attempt !== attempt ||
    record.acceptedAt !== null ||
    record.desiredState !== "ENROLLED"
  )
    return { kind: "outdated" };

  const { partnerId } = record;
  const own = await ownVoucher(tx, partnerEnrollmentId, now);
  if (own) return { kind: "taken", sealedCode: own };
  const free = await lockFreeVoucher(tx, { partnerId, courseRef }, now);
  const { enrollment, step } = locked;
  if (!free) {
    const reason = `There is no voucher left for ${courseRef}. Add some, and the student goes on.`;
    if (record.lastError === reason && record.retryAt === null)
      return { kind: "none", reason };
    await tx.db.partnerEnrollment.update({
      where: { id: record.id },
      data: { lastError: reason, retryAt: null },
    });
    recordStepEvent(
      tx,
      "partner.unavailable",
      enrollment,
      step,
      { from: step.state, to: step.state },
      now,
      { reason },
    );
    return { kind: "none", reason };
  }
  const { sealedCode } = await tx.db.voucher.update({
    where: { id: free },
    data: { partnerEnrollmentId, assignedAt: now },
  });
  recordEvent(tx, {
    type: "partner.voucherAssigned",
    occurredAt: now,
    personId: enrollment.personId,
    courseId: enrollment.courseId,
    enrollmentId: enrollment.id,
    enrollmentStepId: step.id,
    payload: { partnerId, courseRef },
  });
  return { kind: "taken", sealedCode };
}

/** The voucher given before; one that expired meanwhile is laid aside for good. */
async function ownVoucher(
  tx: Tx,
  partnerEnrollmentId: string,
  now: Date,
): Promise<string | null> {
  const own = await tx.db.voucher.findUnique({
    where: { partnerEnrollmentId },
  });
  if (!own) return null;
  if (!own.expiresAt || own.expiresAt > now) return own.sealedCode;
  await tx.db.voucher.update({
    where: { id: own.id },
    data: { partnerEnrollmentId: null },
  });
  return null;
}
