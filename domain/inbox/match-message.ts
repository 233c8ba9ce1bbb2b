import { recordEvent } from "../event/record.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import { recordAcceptance } from "../partner/record-acceptance.ts";
import { addEmailAddress } from "../person/add-email-address.ts";
import { emailSchema } from "../person/person.rules.ts";
import { enqueue } from "../queue/enqueue.ts";
import { applyInboundMessages } from "../queue/jobs.ts";
import type { Tx } from "../transaction.ts";
import { readClues } from "./clues.ts";

export interface MatchInput {
  messageId: string;
  partnerEnrollmentId: string;
  reason: string;
  /** Keep the address that the message names as the person's, so that the next one is suggested at once. */
  rememberAddress: boolean;
}

/**
 * An admin decides which place a message that was set aside means: the partner's id of it is kept as that place's, and all that
 * waits under it is applied in order. A place that the partner knows under another id is refused.
 */
export async function matchMessage(
  tx: Tx,
  { messageId, partnerEnrollmentId, reason, rememberAddress }: MatchInput,
  now: Date,
): Promise<{ kind: "matched"; messageId: string } | Refusal> {
  await tx.db
    .$queryRaw`SELECT 1 FROM "InboundMessage" WHERE id = ${messageId}::uuid FOR UPDATE`;
  const message = await tx.db.inboundMessage.findUnique({
    where: { id: messageId },
  });
  if (!message) return notFound("messageId", "message");
  if (message.state !== "QUARANTINED")
    return refused(
      "messageId",
      "Only a message that was set aside is matched.",
    );
  const place = await tx.db.partnerEnrollment.findUnique({
    where: { id: partnerEnrollmentId },
    include: { enrollmentStep: { include: { enrollment: true } } },
  });
  if (!place || place.partnerId !== message.partnerId)
    return notFound("partnerEnrollmentId", "place at this partner");
  const clues = readClues(message.rawBody);
  if (!clues.externalId)
    return refused(
      "messageId",
      "The message does not say which enrolment of the partner's it means.",
    );

  const accepted = await recordAcceptance(
    tx,
    { partnerEnrollmentId, externalId: clues.externalId, launchUrl: null },
    now,
  );
  if (accepted.kind === "conflict")
    return refused("partnerEnrollmentId", accepted.message);
  const { enrollmentId, enrollment } = place.enrollmentStep;
  const { personId } = enrollment;
  const address = emailSchema.safeParse(clues.email);
  if (rememberAddress && address.success) {
    const added = await addEmailAddress(
      tx,
      { personId, address: address.data, proof: "partner", reason },
      now,
    );
    if (added.kind === "refused" || added.kind === "notFound")
      return refused("rememberAddress", added.message);
  }
  await tx.db.inboundMessage.updateMany({
    where: { id: messageId, state: "QUARANTINED" },
    data: {
      state: "RECEIVED",
      reason: null,
      settledAt: null,
      replays: { increment: 1 },
    },
  });
  recordEvent(tx, {
    type: "message.matched",
    occurredAt: now,
    inboundMessageId: messageId,
    personId,
    enrollmentId,
    courseId: enrollment.courseId,
    enrollmentStepId: place.enrollmentStepId,
    reason,
    payload: { partnerEnrollmentId, externalId: clues.externalId },
  });
  enqueue(tx, applyInboundMessages, { orderingKey: message.orderingKey });
  return { kind: "matched", messageId };
}
