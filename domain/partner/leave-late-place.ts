import { lockEnrollmentOfStep } from "../enrollment/lock.ts";
import { enqueue } from "../queue/enqueue.ts";
import { leavePartner } from "../queue/jobs.ts";
import type { Tx } from "../transaction.ts";

/** `notLeft` where no student left this place; `known` where it is told of already; `held` where a student has it now. */
type LatePlaceOutcome = {
  kind: "leaves" | "known" | "held" | "notLeft";
};

/**
 * A partner accepted a request after the student had left it: the place is given back, whatever the partner said of it before. It
 * gets a departure of its own, because who tells of the other may have looked before there was a place, and notes it as told.
 */
export async function leaveLatePlace(
  tx: Tx,
  {
    partnerId,
    reference,
    externalId,
  }: { partnerId: string; reference: string; externalId: string },
): Promise<LatePlaceOutcome> {
  const departure = await tx.db.partnerDeparture.findFirst({
    where: { partnerId, reference },
    orderBy: { leftAt: "desc" },
  });
  if (!departure) return { kind: "notLeft" };
  const { enrollmentStepId, leftAt } = departure;
  await lockEnrollmentOfStep(tx, enrollmentStepId);
  const holder = await tx.db.partnerEnrollment.findUnique({
    where: { partnerId_externalId: { partnerId, externalId } },
  });
  if (holder) return { kind: "held" };
  const known = await tx.db.partnerDeparture.findFirst({
    where: { partnerId, externalId },
  });
  if (known) return { kind: "known" };
  const { id } = await tx.db.partnerDeparture.create({
    data: { enrollmentStepId, partnerId, reference, externalId, leftAt },
  });
  enqueue(tx, leavePartner, { departureId: id }, { group: partnerId });
  return { kind: "leaves" };
}
