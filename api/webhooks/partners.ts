import type { IncomingMessage } from "node:http";
import type { VerifiedMessage } from "@throughline/domain/inbox/receive";
import type { WebhookVerification } from "@throughline/integrations/partner-lms/contract";
import {
  sendJson,
  sendMethodNotAllowed,
  sendNotFound,
  sendProblem,
  sendTooLarge,
} from "../http/answer.ts";
import { readBody } from "../http/body.ts";
import type { Exchange } from "../http/exchange.ts";
import { Draining, type Gatherer } from "./gather.ts";
import type { KnownPartner } from "./partner-secrets.ts";
import { readMessage } from "./read-message.ts";

export interface PartnerWebhooks {
  findPartner: (slug: string) => Promise<KnownPartner | null>;
  inbox: Gatherer<VerifiedMessage, "accepted" | "duplicate">;
  now: () => Date;
}

const maxBytes = 1_000_000;

/**
 * `POST /webhooks/partners/:partner`: a signed message, answered when it is stored for good. 202 for a new one, 200 for a
 * repeated one; what is refused changed nothing and is answered with the field at fault.
 */
export async function receivePartnerWebhook(
  { findPartner, inbox, now }: PartnerWebhooks,
  { request, response, log }: Exchange,
  slug: string,
): Promise<void> {
  if (request.method !== "POST") return sendMethodNotAllowed(response, "POST");
  const partner = await findPartner(slug);
  if (!partner) return sendNotFound(response);
  const body = await readBody(request, maxBytes);
  if (body.kind === "aborted") return;
  if (body.kind === "tooLarge") return sendTooLarge(response, maxBytes);

  const received = now();
  const verification = partner.verify({
    rawBody: body.bytes,
    header: headersOf(request),
    secrets: partner.secrets,
    now: received,
  });
  if (verification.kind === "unsupported") return sendNotFound(response);
  if (verification.kind !== "verified") {
    log.warn({ partner: slug, refused: verification }, "webhook refused");
    const [status, problem] = refusalOf(verification);
    return sendProblem(response, status, problem);
  }
  const delivery = { ...verification, rawBody: body.bytes };
  const reading = readMessage(partner, delivery, received);
  if (reading.kind === "malformed") {
    log.warn({ partner: slug, refused: reading }, "webhook refused");
    return sendProblem(response, 400, malformed(reading));
  }
  try {
    const status = await inbox.add(reading.message);
    sendJson(response, status === "accepted" ? 202 : 200, { status });
  } catch (error) {
    if (!(error instanceof Draining)) log.error(error, "webhook not stored");
    sendProblem(response, 503, notStored, {
      connection: "close",
      "retry-after": "5",
    });
  }
}

function headersOf({ headers }: IncomingMessage) {
  return (name: string) => {
    const value = headers[name];
    return typeof value === "string" ? value : undefined;
  };
}

type Refusal = Exclude<
  WebhookVerification,
  { kind: "verified" } | { kind: "unsupported" }
>;

function refusalOf(
  verification: Refusal,
): [status: number, problem: { code: string; field: string; message: string }] {
  switch (verification.kind) {
    case "malformed":
      return [400, malformed(verification)];
    case "badSignature":
      return [
        401,
        {
          code: "BAD_SIGNATURE",
          field: "webhook-signature",
          message: `The signature is not good: ${verification.reason}.`,
        },
      ];
    case "stale":
      return [
        400,
        {
          code: "STALE",
          field: "webhook-timestamp",
          message: `The message ${verification.reason}.`,
        },
      ];
  }
}

const malformed = ({ field, reason }: { field: string; reason: string }) => ({
  code: "MALFORMED",
  field,
  message: `${field} ${reason}.`,
});

const notStored = {
  code: "UNAVAILABLE",
  field: null,
  message: "The message could not be stored just now; send it again.",
};
