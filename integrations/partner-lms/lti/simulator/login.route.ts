import { type HttpReply, type HttpRequest } from "../../../simulator/http.ts";
import { problem } from "../../simulator/problem.ts";
import type { LtiTool } from "./tool.ts";

/** The tool's login initiation: it remembers a state and a nonce, and asks the platform for the launch. */
export function serveLogin(tool: LtiTool, request: HttpRequest): HttpReply {
  const said =
    request.method === "POST"
      ? new URLSearchParams(request.body)
      : request.query;
  const { platform, randomId } = tool.settings;
  if (said.get("iss") !== platform.issuer)
    return problem(400, "unknown_platform", "This platform is not registered.");
  if (said.get("client_id") !== platform.clientId)
    return problem(400, "unknown_client", "This client id is not ours.");

  const state = randomId();
  const nonce = randomId();
  tool.pending.set(state, tool.faults.wrongNonce ? randomId() : nonce);
  const url = new URL(platform.authorizationUrl);
  const parameters = {
    scope: "openid",
    response_type: "id_token",
    response_mode: "form_post",
    prompt: "none",
    client_id: platform.clientId,
    redirect_uri: `${tool.url}/launch`,
    login_hint: said.get("login_hint") ?? "",
    lti_message_hint: said.get("lti_message_hint") ?? "",
    state,
    nonce,
  };
  for (const [name, value] of Object.entries(parameters))
    url.searchParams.set(name, value);
  return { status: 302, headers: { location: url.href } };
}
