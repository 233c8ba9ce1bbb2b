import type { LtiSettings } from "./settings.ts";

/** A launch under way, as the tool is told of it. */
export interface LoginHints {
  /** Names the launch; random, good once. */
  loginHint: string;
  /** Names what is launched; the tool echoes it. */
  messageHint: string;
  /** What the tool will be asked to show. */
  targetUrl: string;
}

/**
 * Where the browser is sent to begin a launch: OpenID Connect's third-party initiated login at the tool, with the parameters
 * that LTI 1.3 adds. What the tool's address carries already is kept.
 */
export function loginInitiation(
  {
    clientId,
    deploymentId,
    loginUrl,
  }: Pick<LtiSettings, "clientId" | "deploymentId" | "loginUrl">,
  issuer: string,
  { loginHint, messageHint, targetUrl }: LoginHints,
): string {
  const url = new URL(loginUrl);
  const parameters = {
    iss: issuer,
    login_hint: loginHint,
    target_link_uri: targetUrl,
    lti_message_hint: messageHint,
    client_id: clientId,
    lti_deployment_id: deploymentId,
  };
  for (const [name, value] of Object.entries(parameters))
    url.searchParams.set(name, value);
  return url.href;
}
