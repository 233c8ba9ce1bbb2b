import { jwtVerify } from "jose";
import { type HttpReply, type HttpRequest } from "../../../simulator/http.ts";
import { problem } from "../../simulator/problem.ts";
import { claim, ltiVersion } from "../claims.ts";
import type { LtiTool, Visit } from "./tool.ts";

/** The tool's launch: verifies the platform's token as LTI 1.3 asks of tools, and lets the visitor in. */
export async function serveLaunch(
  tool: LtiTool,
  request: HttpRequest,
): Promise<HttpReply> {
  const said = new URLSearchParams(request.body);
  const state = said.get("state") ?? "";
  const nonce = tool.pending.get(state);
  tool.pending.delete(state);
  if (said.has("error"))
    return problem(
      400,
      said.get("error") ?? "",
      said.get("error_description") ?? "The platform refused.",
    );
  if (nonce === undefined)
    return problem(403, "state", "This launch was not asked for here.");
  const checked = await verify(tool, said.get("id_token") ?? "", nonce);
  if (checked.kind === "refused")
    return problem(403, "id_token", checked.reason);

  const visit = visitOf(tool, checked.claims);
  tool.visits.set(visit.id, visit);
  return {
    status: 303,
    headers: { location: `${tool.url}/visits/${visit.id}` },
  };
}

async function verify(
  { settings, platformKeys }: LtiTool,
  token: string,
  nonce: string,
): Promise<
  | { kind: "good"; claims: Record<string, unknown> }
  | { kind: "refused"; reason: string }
> {
  const { issuer, clientId, deploymentId } = settings.platform;
  try {
    const { payload } = await jwtVerify(token, platformKeys, {
      algorithms: ["RS256"],
      issuer,
      audience: clientId,
      requiredClaims: ["exp", "iat", "sub", "nonce"],
      clockTolerance: 5,
      currentDate: settings.now(),
    });
    if (payload["nonce"] !== nonce) return refused("another nonce");
    if (payload[claim.version] !== ltiVersion)
      return refused("another version");
    if (payload[claim.deploymentId] !== deploymentId)
      return refused("another deployment");
    return { kind: "good", claims: payload };
  } catch (error) {
    return refused(error instanceof Error ? error.message : "no token");
  }
}

const refused = (reason: string) => ({ kind: "refused", reason }) as const;

function visitOf(
  { settings }: LtiTool,
  claims: Record<string, unknown>,
): Visit {
  const isChoice = claims[claim.messageType] === "LtiDeepLinkingRequest";
  const { sub, name } = claims;
  return {
    id: settings.randomId(),
    claims,
    kind: isChoice ? "choice" : "resource",
    userId: typeof sub === "string" ? sub : "",
    userName: typeof name === "string" ? name : null,
    progress: 0,
  };
}
