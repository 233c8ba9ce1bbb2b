import { rememberNonce } from "@throughline/domain/lti/remember-nonce";
import { theSystem, transact } from "@throughline/domain/transaction";
import {
  accessSeconds,
  grantedScopes,
  issueAccessToken,
} from "@throughline/integrations/partner-lms/lti/access-token";
import {
  assertionType,
  readAssertion,
} from "@throughline/integrations/partner-lms/lti/assertion";
import { claimedIssuer } from "@throughline/integrations/partner-lms/lti/tool-token";
import {
  sendJson,
  sendMethodNotAllowed,
  sendTooLarge,
} from "../http/answer.ts";
import type { Exchange } from "../http/exchange.ts";
import { signingKey } from "./keys.ts";
import { sendOAuthError } from "./oauth.ts";
import { readForm } from "./parameters.ts";
import type { LtiPlatform } from "./platform.ts";
import { findToolByClient } from "./tool.ts";

/**
 * `POST /lti/token`: a tool that proves by a signed assertion who it is gets a short token for its line items (client credentials,
 * RFC 7523). The same assertion a second time is refused.
 */
export async function answerToken(
  platform: LtiPlatform,
  exchange: Exchange,
): Promise<void> {
  const { request, response, log } = exchange;
  if (request.method !== "POST") return sendMethodNotAllowed(response, "POST");
  const form = await readForm(exchange);
  if (form.kind === "aborted") return;
  if (form.kind === "tooLarge") return sendTooLarge(response, form.limit);
  if (form.kind === "notAForm")
    return sendOAuthError(
      response,
      400,
      "invalid_request",
      "The body must be application/x-www-form-urlencoded.",
    );
  const grant = await grantTo(platform, form.parameters);
  if (grant.kind === "refused") {
    log.warn({ refused: grant }, "a tool was given no token");
    return sendOAuthError(response, grant.status, grant.error, grant.reason);
  }
  sendJson(
    response,
    200,
    {
      access_token: grant.token,
      token_type: "Bearer",
      expires_in: accessSeconds,
      scope: grant.scopes.join(" "),
    },
    { pragma: "no-cache" },
  );
}

type Grant =
  | { kind: "granted"; token: string; scopes: string[] }
  | { kind: "refused"; status: number; error: string; reason: string };

async function grantTo(
  platform: LtiPlatform,
  parameters: URLSearchParams,
): Promise<Grant> {
  const said = (name: string) => parameters.get(name) ?? "";
  if (said("grant_type") !== "client_credentials")
    return refused("unsupported_grant_type", "Ask for client_credentials.");
  if (said("client_assertion_type") !== assertionType)
    return refused(
      "invalid_request",
      `client_assertion_type must be ${assertionType}.`,
    );
  const scopes = grantedScopes(said("scope"));
  if (scopes.length === 0)
    return refused("invalid_scope", "None of these scopes is given here.");

  const assertion = said("client_assertion");
  const clientId = claimedIssuer(assertion) ?? "";
  const tool = await findToolByClient(platform.systemDb, clientId);
  if (!tool)
    return refused("invalid_client", "No tool has this client id.", 401);
  const { endpoints, toolKeys, now } = platform;
  const reading = await readAssertion(
    assertion,
    toolKeys.of(tool.settings.keys),
    { clientId, tokenUrl: endpoints.tokenUrl },
    now(),
  );
  if (reading.kind === "keysUnavailable")
    return refused(
      "temporarily_unavailable",
      "Your key set could not be read; try again.",
      503,
    );
  if (reading.kind === "bad")
    return refused(
      "invalid_client",
      `${reading.field} ${reading.reason}.`,
      401,
    );
  if (!(await isFirst(platform, tool.partnerId, reading)))
    return refused("invalid_client", "jti was used already.", 401);

  const token = await issueAccessToken(
    await signingKey(platform),
    { clientId, scopes },
    { issuer: endpoints.issuer, id: platform.randomId() },
    now(),
  );
  return { kind: "granted", token, scopes };
}

function isFirst(
  { store }: LtiPlatform,
  partnerId: string,
  { jti, expiresAt }: { jti: string; expiresAt: Date },
): Promise<boolean> {
  const viewer = { role: "SYSTEM", personId: null } as const;
  return transact(store, { actor: theSystem, viewer }, (tx) =>
    rememberNonce(tx, {
      partnerId,
      purpose: "assertion",
      value: jti,
      expiresAt,
    }),
  );
}

const refused = (error: string, reason: string, status = 400) =>
  ({ kind: "refused", status, error, reason }) as const;
