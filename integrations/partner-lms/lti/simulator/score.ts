import { agsScope, claim } from "../claims.ts";
import { assertionType } from "../assertion.ts";
import type { LtiTool, Visit } from "./tool.ts";

/** What the platform answered to the last request that a tool made of it. */
export interface PlatformAnswer {
  status: number;
  body: unknown;
}

/** What a tool says of a visitor's work. */
export interface ToolScore {
  /** Percent. */
  percent: number;
  activityProgress: string;
  gradingProgress: string;
  timestamp: string;
}

/** Posts a score for a visitor, with a token asked for anew. Answers the platform's last word, be it yes or no. */
export async function postScore(
  tool: LtiTool,
  { claims, userId }: Visit,
  { percent, ...score }: ToolScore,
): Promise<PlatformAnswer> {
  const endpoint = claims[claim.agsEndpoint] as
    { lineitem?: string } | undefined;
  if (!endpoint?.lineitem)
    return { status: 0, body: "the platform gave no line item" };
  const granted = await askForToken(tool, [agsScope.score]);
  if (granted.status !== 200) return granted;
  const { access_token: token } = granted.body as { access_token: string };
  let answer: PlatformAnswer = granted;
  for (let count = 0; count < tool.faults.scoreRepeats; count += 1)
    answer = await post(`${endpoint.lineitem}/scores`, {
      headers: {
        "content-type": "application/vnd.ims.lis.v1.score+json",
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify({
        ...score,
        userId,
        scoreGiven: percent,
        scoreMaximum: 100,
      }),
    });
  return answer;
}

/** Asks the platform's token endpoint for scopes, by a signed assertion. */
export async function askForToken(
  tool: LtiTool,
  scopes: string[],
): Promise<PlatformAnswer> {
  const kept = tool.faults.replaysAssertion ? tool.assertion : null;
  tool.assertion = kept ?? (await makeAssertion(tool));
  return post(tool.settings.platform.tokenUrl, {
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_assertion_type: assertionType,
      client_assertion: tool.assertion,
      scope: scopes.join(" "),
    }).toString(),
  });
}

function makeAssertion({ settings, keys, faults }: LtiTool): Promise<string> {
  const { platform, now, randomId } = settings;
  const key = keys.at(-1);
  if (!key) throw new Error("the tool has no key");
  const age = faults.staleAssertion ? 3_600 : 0;
  const iat = Math.floor(now().getTime() / 1_000) - age;
  return key.sign({
    iss: platform.clientId,
    sub: platform.clientId,
    aud: platform.tokenUrl,
    iat,
    exp: iat + 300,
    jti: randomId(),
  });
}

async function post(
  url: string,
  request: { headers: Record<string, string>; body: string },
): Promise<PlatformAnswer> {
  const response = await fetch(url, { ...request, method: "POST" });
  const body: unknown = await response.json().catch(() => null);
  return { status: response.status, body };
}
