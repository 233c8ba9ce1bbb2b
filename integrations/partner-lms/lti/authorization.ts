import type { LtiSettings } from "./settings.ts";

/** A tool's request for the signed launch, every parameter checked. */
export interface Authorization {
  redirectUri: string;
  loginHint: string;
  messageHint: string;
  nonce: string;
  /** Echoed; null where the tool sent none. */
  state: string | null;
}

export type AuthorizationReading =
  | { kind: "read"; authorization: Authorization }
  /** Whose request it is cannot be trusted, so nothing is posted anywhere. */
  | { kind: "untrusted"; field: string; reason: string }
  /** The tool's mistake: it is told at its own address, in OpenID Connect's words. */
  | {
      kind: "mistaken";
      redirectUri: string;
      state: string | null;
      error: string;
      field: string;
      reason: string;
    };

/**
 * Checks a tool's OpenID Connect authentication request against its registration (LTI 1.3 core, section 5.1.1.2). A redirect URI
 * counts only letter for letter: a prefix would let a stranger's page at the same host read the launch.
 */
export function readAuthorization(
  parameters: URLSearchParams,
  { clientId, redirectUris }: Pick<LtiSettings, "clientId" | "redirectUris">,
): AuthorizationReading {
  const doubled = [...parameters.keys()].find(
    (name) => parameters.getAll(name).length > 1,
  );
  if (doubled) return untrusted(doubled.slice(0, 100), "is given twice");
  if (parameters.get("client_id") !== clientId)
    return untrusted("client_id", "is not the tool's that was launched");
  const redirectUri = parameters.get("redirect_uri") ?? "";
  if (!redirectUris.includes(redirectUri))
    return untrusted("redirect_uri", "is not registered for this tool");

  const state = parameters.get("state");
  for (const [field, limit] of Object.entries(limits))
    if ((parameters.get(field) ?? "").length > limit)
      return mistaken("invalid_request", field, `is over ${limit} characters`);
  for (const { field, error, isGood, reason } of expectations)
    if (!isGood(parameters.get(field) ?? ""))
      return mistaken(error, field, reason);
  return {
    kind: "read",
    authorization: {
      redirectUri,
      loginHint: parameters.get("login_hint") ?? "",
      messageHint: parameters.get("lti_message_hint") ?? "",
      nonce: parameters.get("nonce") ?? "",
      state,
    },
  };

  function mistaken(error: string, field: string, reason: string) {
    const echoed = (state ?? "").length > limits.state ? null : state;
    const at = { redirectUri, state: echoed };
    return { kind: "mistaken", ...at, error, field, reason } as const;
  }
}

const limits = {
  state: 4_000,
  nonce: 500,
  login_hint: 200,
  lti_message_hint: 200,
};

interface Expectation {
  field: string;
  error: string;
  isGood: (value: string) => boolean;
  reason: string;
}

const expectations: readonly Expectation[] = [
  {
    field: "response_type",
    error: "unsupported_response_type",
    isGood: (value) => value === "id_token",
    reason: "must be id_token",
  },
  {
    field: "response_mode",
    error: "invalid_request",
    isGood: (value) => value === "form_post",
    reason: "must be form_post",
  },
  {
    field: "prompt",
    error: "invalid_request",
    isGood: (value) => value === "none",
    reason: "must be none",
  },
  {
    field: "scope",
    error: "invalid_scope",
    isGood: (value) => value.split(" ").includes("openid"),
    reason: "must contain openid",
  },
  {
    field: "nonce",
    error: "invalid_request",
    isGood: (value) => value !== "",
    reason: "is missing",
  },
  {
    field: "login_hint",
    error: "invalid_request",
    isGood: (value) => value !== "",
    reason: "is missing",
  },
];

const untrusted = (field: string, reason: string) =>
  ({ kind: "untrusted", field, reason }) as const;
