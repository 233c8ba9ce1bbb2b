import type { VerifiedMessage } from "@throughline/domain/inbox/receive";
import { orderingKeyOf } from "@throughline/domain/inbox/ordering-key";
import { orderingKeyOfMessage } from "@throughline/domain/partner/apply-partner-message";
import type { PartnerMessageType } from "@throughline/integrations/partner-lms/parse";
import type { KnownPartner } from "./partner-secrets.ts";

export type ReadOutcome =
  | { kind: "message"; message: VerifiedMessage }
  | { kind: "malformed"; field: string; reason: string };

/**
 * Makes a verified delivery a message for the inbox. Known types that make no sense and unknown ones are kept too: the
 * worker sets them aside where an admin sees them.
 */
export function readMessage(
  partner: Pick<KnownPartner, "id" | "slug" | "read">,
  delivery: { id: string; sentAt: Date; rawBody: Uint8Array },
  now: Date,
): ReadOutcome {
  const reading = partner.read(delivery.rawBody, now);
  if (reading.kind === "malformed") return reading;
  const rawBody = new TextDecoder().decode(delivery.rawBody);
  const orderingKey =
    reading.kind === "parsed"
      ? orderingKeyOfMessage(partner.id, reading.message)
      : orderingKeyOf(partner.id, delivery.id);
  return {
    kind: "message",
    message: {
      source: `partners/${partner.slug}`,
      partnerId: partner.id,
      externalId: delivery.id,
      type:
        wireTypeOf(rawBody) ??
        (reading.kind === "parsed" ? wireTypes[reading.message.type] : unnamed),
      orderingKey,
      rawBody,
      sentAt: delivery.sentAt,
    },
  };
}

/** How a message is called that names no type itself, such as a postback. */
const wireTypes: Record<PartnerMessageType, string> = {
  enrollmentCreated: "enrollment.created",
  progressUpdated: "progress.updated",
  courseCompleted: "course.completed",
  certificateIssued: "certificate.issued",
};
const unnamed = "unnamed";

/** The type in the partner's own words, where the format has one. That the body is an object was seen when it was read. */
function wireTypeOf(rawBody: string): string | null {
  const { type } = JSON.parse(rawBody) as { type?: unknown };
  return typeof type === "string" ? type : null;
}
