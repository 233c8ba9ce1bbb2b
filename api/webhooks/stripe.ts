import type { VerifiedMessage } from "@throughline/domain/inbox/receive";
import { parseStripeMessage } from "@throughline/integrations/stripe/parse";
import {
  verifyStripeWebhook,
  type StripeVerification,
} from "@throughline/integrations/stripe/verify";
import {
  sendJson,
  sendMethodNotAllowed,
  sendProblem,
  sendTooLarge,
  type Problem,
} from "../http/answer.ts";
import { readBody } from "../http/body.ts";
import type { Exchange } from "../http/exchange.ts";
import { Draining, type Gatherer } from "./gather.ts";

interface StripeWebhooks {
  /** Every one valid now. */
  secrets: readonly string[];
  inbox: Gatherer<VerifiedMessage, "accepted" | "duplicate">;
  now: () => Date;
}

const maxBytes = 1_000_000;

/**
 * `POST /webhooks/stripe`: a signed event of v1 or v2, answered when it is stored for good. 202 for a new one, 200 for a
 * repeated one; what is refused changed nothing and is answered with the field at fault.
 */
export async function receiveStripeWebhook(
  { secrets, inbox, now }: StripeWebhooks,
  { request, response, log }: Exchange,
): Promise<void> {
  if (request.method !== "POST") return sendMethodNotAllowed(response, "POST");
  if (secrets.length === 0) return sendProblem(response, 503, notConfigured);
  const body = await readBody(request, maxBytes);
  if (body.kind === "aborted") return;
  if (body.kind === "tooLarge") return sendTooLarge(response, maxBytes);

  const signature = request.headers[signatureHeader];
  const verification = verifyStripeWebhook({
    rawBody: body.bytes,
    signature: typeof signature === "string" ? signature : undefined,
    secrets,
    now: now(),
  });
  if (verification.kind !== "verified") {
    log.warn({ refused: verification }, "Stripe webhook refused");
    const [status, problem] = refusalOf(verification);
    return sendProblem(response, status, problem);
  }
  const reading = parseStripeMessage(body.bytes);
  if (reading.kind === "malformed") {
    log.warn({ refused: reading }, "Stripe webhook refused");
    return sendProblem(response, 400, malformed(reading));
  }
  const { id, type, orderedBy, occurredAt } = reading.message;
  try {
    const status = await inbox.add({
      source: "stripe",
      partnerId: null,
      externalId: id,
      type,
      orderingKey: `stripe:${orderedBy}`,
      rawBody: new TextDecoder().decode(body.bytes),
      sentAt: occurredAt,
    });
    sendJson(response, status === "accepted" ? 202 : 200, { status });
  } catch (error) {
    if (!(error instanceof Draining))
      log.error(error, "Stripe webhook not stored");
    sendProblem(response, 503, notStored, {
      connection: "close",
      "retry-after": "5",
    });
  }
}

const signatureHeader = "stripe-signature";

function refusalOf(
  verification: Exclude<StripeVerification, { kind: "verified" }>,
): [status: number, problem: Problem] {
  const { kind, reason } = verification;
  switch (kind) {
    case "malformed":
      return [400, malformed({ field: signatureHeader, reason })];
    case "badSignature":
      return [
        401,
        {
          code: "BAD_SIGNATURE",
          field: signatureHeader,
          message: `The signature is not good: ${reason}.`,
        },
      ];
    case "stale":
      return [
        400,
        {
          code: "STALE",
          field: signatureHeader,
          message: `The signature ${reason}.`,
        },
      ];
  }
}

const malformed = ({ field, reason }: { field: string; reason: string }) => ({
  code: "MALFORMED",
  field,
  message: `${field} ${reason}.`,
});

const notConfigured = {
  code: "NOT_CONFIGURED",
  field: null,
  message: "No signing secret of Stripe is set here; send it again later.",
};

const notStored = {
  code: "UNAVAILABLE",
  field: null,
  message: "The message could not be stored just now; send it again.",
};
