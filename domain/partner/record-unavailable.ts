import type { PartnerEnrollmentModel } from "@throughline/prisma";
import { lockEnrollmentOfStep } from "../enrollment/lock.ts";
import { recordStepEvent } from "../enrollment/enrollment.events.ts";
import type { Tx } from "../transaction.ts";

export interface Delay {
  partnerEnrollmentId: string;
  /** Of our request; outdated ones change nothing. */
  attempt: number;
  /** What an admin should know; null where nothing is wrong and it is only not our turn. */
  reason: string | null;
  /** Not called before. What waits for the partner alone waits since now, and the drain takes it in its turn. */
  retryAt: Date;
  /** A failure of this very request, rather than of the partner. */
  counts: boolean;
}

/**
 * A partner could not be called, or gave no answer: the request waits, and the step with it. The log says so once, until the
 * partner answers.
 */
export async function recordUnavailable(
  tx: Tx,
  { partnerEnrollmentId, attempt, reason, retryAt, counts }: Delay,
  now: Date,
): Promise<void> {
  const found = await tx.db.partnerEnrollment.findUnique({
    where: { id: partnerEnrollmentId },
    select: { enrollmentStepId: true },
  });
  const locked =
    found && (await lockEnrollmentOfStep(tx, found.enrollmentStepId));
  const record = locked?.step.partnerEnrollment;
  if (!record || record.attempt !== attempt || !isUnanswered(record)) return;
  const isWithdrawal = record.desiredState === "WITHDRAWN";
  await tx.db.partnerEnrollment.update({
    where: { id: record.id },
    data: {
      retryAt,
      failures: counts ? { increment: 1 } : undefined,
      // Of a withdrawal only a refusal is kept.
      lastError: isWithdrawal ? undefined : (reason ?? undefined),
    },
  });
  if (reason === null || isWithdrawal || record.lastError !== null) return;
  const { enrollment, step } = locked;
  recordStepEvent(
    tx,
    "partner.unavailable",
    enrollment,
    step,
    { from: step.state, to: step.state },
    now,
    { reason },
  );
}

const isUnanswered = ({
  desiredState,
  observedState,
  acceptedAt,
}: PartnerEnrollmentModel) =>
  desiredState === "ENROLLED"
    ? acceptedAt === null
    : observedState !== "WITHDRAWN";
