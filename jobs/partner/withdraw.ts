import { recordWithdrawal } from "@throughline/domain/partner/record-withdrawal";
import { referenceOf } from "@throughline/domain/partner/reference";
import { theSystem, transact } from "@throughline/domain/transaction";
import type {
  PartnerAdapter,
  WithdrawOutcome,
} from "@throughline/integrations/partner-lms/contract";
import type { PartnerEnrollmentModel } from "@throughline/prisma";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";

/** Tells a partner that a student will not come. Nothing is told where we want the student there again meanwhile. */
export async function withdrawAtPartner(
  desk: Desk,
  { partnerEnrollmentId }: { partnerEnrollmentId: string },
): Promise<JobOutcome> {
  const record = await desk.store.database.partnerEnrollment.findUnique({
    where: { id: partnerEnrollmentId },
  });
  if (record?.desiredState !== "WITHDRAWN") return done;
  if (record.observedState === "WITHDRAWN") return done;
  const adapter = await desk.partnerAdapter(record.partnerId);
  const answer: WithdrawOutcome = adapter
    ? await tell(adapter, record)
    : { kind: "absent" };

  if (answer.kind === "unavailable")
    return { kind: "tryAgain", reason: answer.reason };
  const refusal = answer.kind === "refused" ? answer.reason : null;
  await transact(desk.store, { actor: theSystem }, (tx) =>
    recordWithdrawal(tx, { partnerEnrollmentId, refusal }),
  );
  return refusal === null ? done : { kind: "hopeless", reason: refusal };
}

/** A place whose confirmation never reached us is looked up first: the partner may hold it all the same. */
async function tell(
  adapter: PartnerAdapter,
  record: PartnerEnrollmentModel,
): Promise<WithdrawOutcome> {
  const reason = "The school withdrew the student.";
  if (record.externalId)
    return adapter.withdraw({ externalId: record.externalId, reason });
  const found = await adapter.findEnrolment(referenceOf(record));
  if (found.kind !== "found") return found;
  return adapter.withdraw({ externalId: found.externalId, reason });
}
