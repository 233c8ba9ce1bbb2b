import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";
import { recordWithdrawal } from "@throughline/domain/partner/record-withdrawal";
import { theSystem, transact } from "@throughline/domain/transaction";

/** Tells a partner that a student will not come. Nothing to tell where it never accepted, or where we want the student again. */
export async function withdrawAtPartner(
  desk: Desk,
  { partnerEnrollmentId }: { partnerEnrollmentId: string },
): Promise<JobOutcome> {
  const record = await desk.store.database.partnerEnrollment.findUnique({
    where: { id: partnerEnrollmentId },
  });
  if (
    !record?.externalId ||
    record.desiredState !== "WITHDRAWN" ||
    record.observedState === "WITHDRAWN"
  )
    return done;
  const adapter = await desk.partnerAdapter(record.partnerId);
  if (!adapter) return done;

  const answer = await adapter.withdraw({
    externalId: record.externalId,
    reason: "The school withdrew the student.",
  });
  if (answer.kind === "unavailable")
    return { kind: "tryAgain", reason: answer.reason };
  if (answer.kind === "refused")
    return { kind: "hopeless", reason: answer.reason };
  await transact(desk.store, { actor: theSystem }, (tx) =>
    recordWithdrawal(tx, { partnerEnrollmentId }),
  );
  return done;
}
