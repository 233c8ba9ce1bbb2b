import { readAccessToken } from "@throughline/integrations/partner-lms/lti/access-token";
import { sendProblem } from "../http/answer.ts";
import type { Exchange } from "../http/exchange.ts";
import { publishedKeys } from "./keys.ts";
import type { LtiPlatform } from "./platform.ts";
import { findToolByClient, type Tool } from "./tool.ts";

/** The tool whose access token a request carries; null, and refused already, where it has none that is good for the scope. */
export async function toolOf(
  platform: LtiPlatform,
  { request, response }: Exchange,
  scope: string,
): Promise<Tool | null> {
  const [, token] =
    /^Bearer +([\w.~+/=-]+)$/i.exec(request.headers.authorization ?? "") ?? [];
  const access =
    token &&
    (await readAccessToken(
      token,
      await publishedKeys(platform),
      platform.endpoints.issuer,
      platform.now(),
    ));
  const tool =
    access && (await findToolByClient(platform.systemDb, access.clientId));
  if (!access || !tool) {
    const problem = {
      code: "UNAUTHENTICATED",
      field: "authorization",
      message: "A good access token of this platform is needed.",
    };
    const challenge = { "www-authenticate": 'Bearer error="invalid_token"' };
    sendProblem(response, 401, problem, challenge);
    return null;
  }
  if (access.scopes.includes(scope)) return tool;
  sendProblem(
    response,
    403,
    {
      code: "FORBIDDEN",
      field: "authorization",
      message: `The access token lacks the scope ${scope}.`,
    },
    { "www-authenticate": 'Bearer error="insufficient_scope"' },
  );
  return null;
}
