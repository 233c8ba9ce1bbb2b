import type { VerifiedMessage } from "@throughline/domain/inbox/receive";
import { orderingKeyOf } from "@throughline/domain/inbox/ordering-key";
import { orderingKeyOfMessage } from "@throughline/domain/partner/apply-partner-message";
import { parsePartnerMessage } from "@throughline/integrations/partner-lms/parse";
import type { KnownPartner } from "./partner-secrets.ts";

export type ReadOutcome =
  | { kind: "message"; message: VerifiedMessage }
  | { kind: "malformed"; field: string; reason: string };

/**
 * Makes a verified delivery a message for the inbox. Known types that make no sense and unknown ones are kept too: the
 * worker sets them aside where an admin sees them.
 */
export function readMessage(
  partner: KnownPartner,
  delivery: { id: string; sentAt: Date; rawBody: Uint8Array },
  now: Date,
): ReadOutcome {
  const reading = parsePartnerMessage(delivery.rawBody, now);
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
      type: wireTypeOf(rawBody),
      orderingKey,
      rawBody,
      sentAt: delivery.sentAt,
    },
  };
}

/** The type in the partner's own words; that it is a text was seen when the message was parsed. */
function wireTypeOf(rawBody: string): string {
  const { type } = JSON.parse(rawBody) as { type: string };
  return type;
}
