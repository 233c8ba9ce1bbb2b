import type {
  InboundMessageModel,
  PartnerEnrollmentModel,
} from "@throughline/prisma";
import type { Applied, PartnerMessage } from "../inbox/partner-message.ts";
import { orderingKeyOf } from "../inbox/ordering-key.ts";
import type { Tx } from "../transaction.ts";
import { applyToEnrolment } from "./apply-to-enrolment.ts";
import { isLeft } from "./is-left.ts";
import { leaveLatePlace } from "./leave-late-place.ts";
import { readReference } from "./reference.ts";

/**
 * Applies what a partner says: finds the enrolment it speaks of by the partner's id, or by ours where the partner's is not
 * known yet; hearing of it at all means that it was accepted. What matches nothing is set aside.
 */
export async function applyPartnerMessage(
  tx: Tx,
  {
    inbound,
    message,
  }: { inbound: InboundMessageModel; message: PartnerMessage },
  now: Date,
): Promise<Applied> {
  const match = await findEnrolment(tx, inbound, message);
  if (match.kind !== "found") return match;
  return applyToEnrolment(
    tx,
    {
      record: match.record,
      message,
      origin: { inboundMessageId: inbound.id },
    },
    now,
  );
}

type Match =
  | { kind: "found"; record: PartnerEnrollmentModel }
  | Extract<Applied, { kind: "quarantined" | "ignored" }>;

async function findEnrolment(
  tx: Tx,
  { partnerId }: InboundMessageModel,
  { type, externalId, reference }: PartnerMessage,
): Promise<Match> {
  if (!partnerId)
    return setAside("The partner that sent this is no longer known.");
  const named = reference === null ? null : readReference(reference);
  if (externalId) {
    const record = await tx.db.partnerEnrollment.findUnique({
      where: { partnerId_externalId: { partnerId, externalId } },
    });
    if (record && named && named.id !== record.id)
      return setAside(
        `Enrolment ${externalId} is not the one that reference ${reference} names.`,
      );
    if (record) return { kind: "found", record };
  }
  const record =
    named &&
    (await tx.db.partnerEnrollment.findUnique({
      where: { id: named.id, partnerId },
    }));
  const left =
    !record && (await isLeft(tx, { partnerId, externalId, reference }));
  if (left && type === "enrollmentCreated" && externalId && reference)
    await leaveLatePlace(tx, { partnerId, reference, externalId });
  if (left)
    return {
      kind: "ignored",
      reason: "The student was moved to another partner.",
      ...left,
    };
  if (!record)
    return setAside(
      `No enrolment ${externalId ?? reference ?? ""} of this partner is known here.`,
    );
  if (named.attempt !== record.attempt)
    return setAside(
      `This speaks of request ${named.attempt}; the place was asked for ${record.attempt} times.`,
    );
  if (externalId && record.acceptedAt && record.externalId !== externalId)
    return setAside(
      `Reference ${reference} is enrolment ${record.externalId ?? ""}, not ${externalId}.`,
    );
  return { kind: "found", record };
}

const setAside = (reason: string) => ({ kind: "quarantined", reason }) as const;

/** The key under which a message waits; one without the partner's id goes by our reference. */
export const orderingKeyOfMessage = (
  partnerId: string,
  { externalId, reference }: Pick<PartnerMessage, "externalId" | "reference">,
) => orderingKeyOf(partnerId, externalId ?? reference ?? "");
