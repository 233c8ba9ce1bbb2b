import type { PartnerEnrollmentModel } from "@throughline/prisma";
import { lockEnrollmentOfStep } from "../enrollment/lock.ts";
import type { Applied, PartnerMessage } from "../inbox/partner-message.ts";
import type { Tx } from "../transaction.ts";
import { observe, type Origin } from "./observe.ts";
import { recordAcceptance } from "./record-acceptance.ts";

/** What a partner says about one enrolment of ours: hearing of it at all means that it was accepted. */
export async function applyToEnrolment(
  tx: Tx,
  {
    record,
    message,
    origin,
  }: {
    record: PartnerEnrollmentModel;
    message: PartnerMessage;
    origin: Origin;
  },
  now: Date,
): Promise<Applied> {
  const externalId = message.externalId ?? record.externalId;
  if (!record.acceptedAt && externalId) {
    const { launchUrl } = message;
    const accepted = await recordAcceptance(
      tx,
      { partnerEnrollmentId: record.id, externalId, launchUrl },
      now,
    );
    if (accepted.kind === "conflict")
      return { kind: "quarantined", reason: accepted.message };
  }
  const locked = await lockEnrollmentOfStep(tx, record.enrollmentStepId);
  if (!locked?.step.partnerEnrollment)
    return {
      kind: "quarantined",
      reason: "The enrollment was removed meanwhile.",
    };
  const occurredAt = message.occurredAt < now ? message.occurredAt : now;
  return observe[message.type](
    tx,
    {
      ...locked,
      record: locked.step.partnerEnrollment,
      message: { ...message, occurredAt },
      origin,
    },
    now,
  );
}
