import type { PartnerEnrollmentModel } from "@throughline/prisma";
import type { LockedStep } from "../enrollment/lock.ts";
import { enqueue } from "../queue/enqueue.ts";
import { leavePartner } from "../queue/jobs.ts";
import type { Tx } from "../transaction.ts";
import { referenceOf } from "./reference.ts";

/**
 * The student leaves the place at a step's partner for another one: the old partner will be told, what it still says of the
 * place is no longer meant, and the step's record is blank for the new partner. Null where nobody was ever asked.
 */
export async function leavePlace(
  tx: Tx,
  step: LockedStep,
  toPartnerId: string,
  now: Date,
): Promise<PartnerEnrollmentModel | null> {
  const record = step.partnerEnrollment;
  if (!record) return null;
  const { id, partnerId, externalId, observedState, syncedAt } = record;
  // A request that was given up without an answer may have reached the partner all the same.
  const isGone =
    observedState === "WITHDRAWN" ||
    (observedState === "REFUSED" && syncedAt === null);
  const departure = await tx.db.partnerDeparture.create({
    data: {
      enrollmentStepId: step.id,
      partnerId,
      reference: referenceOf(record),
      externalId,
      leftAt: now,
      toldAt: isGone ? now : null,
    },
  });
  if (!isGone)
    enqueue(
      tx,
      leavePartner,
      { departureId: departure.id },
      { group: partnerId },
    );
  await tx.db.voucher.updateMany({
    where: { partnerEnrollmentId: id },
    data: { partnerEnrollmentId: null },
  });
  await tx.db.partnerAccess.updateMany({
    where: { partnerEnrollmentId: id, shownAt: null },
    data: { sealedDetails: null, shownAt: now },
  });
  await tx.db.partnerDrift.updateMany({
    where: { partnerEnrollmentId: id, settledAt: null },
    data: { settledAt: now },
  });
  return tx.db.partnerEnrollment.update({
    where: { id },
    data: {
      partnerId: toPartnerId,
      externalId: null,
      launchUrl: null,
      progress: 0,
      score: null,
      certificateUrl: null,
      acceptedAt: null,
      observedAt: null,
      // An open step is asked for anew at once. Another is nobody's until its turn comes, and what is still being asked of the
      // old partner is not meant for the new one.
      ...(step.openedAt
        ? { observedState: "UNKNOWN" }
        : {
            attempt: { increment: 1 },
            desiredState: "WITHDRAWN",
            observedState: "WITHDRAWN",
          }),
      lastError: null,
      failures: 0,
      retryAt: null,
      syncedAt: null,
    },
  });
}
