import type { PartnerEnrollmentModel } from "@throughline/prisma";
import type { LockedStep } from "../enrollment/lock.ts";
import { enqueue } from "../queue/enqueue.ts";
import { enrolAtPartner, leavePartner } from "../queue/jobs.ts";
import type { Tx } from "../transaction.ts";
import { referenceOf } from "./reference.ts";

/**
 * States that we want the student enrolled at the step's partner, and enqueues the call. Asking anew after a refusal counts
 * as another attempt, which is another idempotency key and another reference; what is said of the former no longer counts.
 * A request that may have reached the partner stays the same one, so that it is looked up first; a place that the partner was
 * yet to be told to give up is left for good.
 */
export async function requestEnrolment(
  tx: Tx,
  step: LockedStep,
  now: Date,
): Promise<void> {
  if (!step.partnerId) throw new Error(`step ${step.id} has no partner to ask`);
  const asked = {
    desiredState: "ENROLLED",
    observedState: "UNKNOWN",
    requestedAt: now,
    acceptedAt: null,
    externalId: null,
    lastError: null,
    failures: 0,
    retryAt: null,
    syncedAt: null,
  } as const;
  const { partnerEnrollment: before } = step;
  if (before?.desiredState === "WITHDRAWN")
    await leaveOldPlace(tx, before, now);
  step.partnerEnrollment = before
    ? await tx.db.partnerEnrollment.update({
        where: { id: before.id },
        data: {
          ...asked,
          ...(mayBeKnown(before)
            ? { syncedAt: before.syncedAt }
            : { attempt: { increment: 1 } }),
        },
      })
    : await tx.db.partnerEnrollment.create({
        data: {
          ...asked,
          enrollmentStepId: step.id,
          partnerId: step.partnerId,
        },
      });
  const { id, attempt, partnerId } = step.partnerEnrollment;
  enqueue(
    tx,
    enrolAtPartner,
    { partnerEnrollmentId: id, attempt },
    { group: partnerId },
  );
}

/** Asked before and neither accepted nor refused: the partner may hold a place under our reference. */
const mayBeKnown = ({
  desiredState,
  acceptedAt,
  syncedAt,
}: PartnerEnrollmentModel) =>
  desiredState === "ENROLLED" && acceptedAt === null && syncedAt !== null;

/** The withdrawal that waits would find the student wanted again and tell nothing, so the old place is told of by itself. */
async function leaveOldPlace(
  tx: Tx,
  before: PartnerEnrollmentModel,
  now: Date,
): Promise<void> {
  if (before.observedState === "WITHDRAWN") return;
  const { enrollmentStepId, partnerId, externalId } = before;
  const { id } = await tx.db.partnerDeparture.create({
    data: {
      enrollmentStepId,
      partnerId,
      externalId,
      reference: referenceOf(before),
      leftAt: now,
    },
  });
  enqueue(tx, leavePartner, { departureId: id }, { group: partnerId });
}
