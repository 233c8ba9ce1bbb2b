import { z } from "zod";
import { apiHeaders } from "../api-headers.server.ts";
import { currentEnv } from "../env.ts";

const PATIENCE_MS = 15_000;
const DEFAULT_WAIT_SECONDS = 60;

/** The api's login cannot be asked right now; nothing was changed. */
export type Unavailable = { kind: "unavailable" };
/** Too many attempts; the next one is heard after so many seconds. */
export type TooMany = { kind: "tooMany"; retrySeconds: number };

export type SignInOutcome =
  | { kind: "signedIn"; cookies: string[] }
  | { kind: "wrongCredentials" }
  | TooMany
  | Unavailable;

/** Signs in by e-mail and password. `cookies` are Set-Cookie headers for the browser. */
export async function signIn(
  request: Request,
  credentials: { email: string; password: string },
): Promise<SignInOutcome> {
  const answer = await ask(request, "sign-in/email", credentials);
  if (answer.kind !== "answered") return answer;
  if (answer.ok) return { kind: "signedIn", cookies: answer.cookies };
  return answer.status === 401 || answer.code === "INVALID_EMAIL"
    ? { kind: "wrongCredentials" }
    : unavailable(request, answer);
}

export type SignOutOutcome =
  { kind: "signedOut"; cookies: string[] } | Unavailable;

/** Ends the request's auth session. `cookies` are Set-Cookie headers that take the cookies away. */
export async function signOut(request: Request): Promise<SignOutOutcome> {
  const answer = await ask(request, "sign-out", {});
  if (answer.kind !== "answered") return { kind: "unavailable" };
  return answer.ok
    ? { kind: "signedOut", cookies: answer.cookies }
    : unavailable(request, answer);
}

export type ResetRequestOutcome = { kind: "requested" } | TooMany | Unavailable;

/** Asks for an e-mail with a link to set a new password. The outcome does not tell whether the address has a login. */
export async function requestPasswordReset(
  request: Request,
  { email }: { email: string },
): Promise<ResetRequestOutcome> {
  const redirectTo = new URL("/reset-password", currentEnv().publicUrl).href;
  const answer = await ask(request, "request-password-reset", {
    email,
    redirectTo,
  });
  if (answer.kind !== "answered") return answer;
  return answer.ok ? { kind: "requested" } : unavailable(request, answer);
}

export type ResetOutcome =
  | { kind: "changed" }
  | { kind: "tokenExpired" }
  | { kind: "passwordTooShort" }
  | { kind: "passwordTooLong" }
  | TooMany
  | Unavailable;

/** Sets a new password by the token of a reset or invitation link, which works once. */
export async function resetPassword(
  request: Request,
  { token, password }: { token: string; password: string },
): Promise<ResetOutcome> {
  const answer = await ask(request, "reset-password", {
    newPassword: password,
    token,
  });
  if (answer.kind !== "answered") return answer;
  if (answer.ok) return { kind: "changed" };
  const kind = resetRefusals[answer.code];
  return kind ? { kind } : unavailable(request, answer);
}

// better-auth's error codes.
const resetRefusals: Record<
  string,
  "tokenExpired" | "passwordTooShort" | "passwordTooLong" | undefined
> = {
  INVALID_TOKEN: "tokenExpired",
  TOKEN_EXPIRED: "tokenExpired",
  PASSWORD_TOO_SHORT: "passwordTooShort",
  PASSWORD_TOO_LONG: "passwordTooLong",
};

interface Answered {
  kind: "answered";
  ok: boolean;
  status: number;
  code: string;
  cookies: string[];
}

async function ask(
  request: Request,
  path: string,
  body: unknown,
): Promise<Answered | TooMany | Unavailable> {
  const response = await post(request, path, body);
  if (!response || response.status >= 500) return { kind: "unavailable" };
  if (response.status === 429)
    return { kind: "tooMany", retrySeconds: waitOf(response.headers) };
  return {
    kind: "answered",
    ok: response.ok,
    status: response.status,
    code: await codeOf(response),
    cookies: response.headers.getSetCookie(),
  };
}

async function post(request: Request, path: string, body: unknown) {
  try {
    return await fetch(new URL(`/api/auth/${path}`, currentEnv().apiUrl), {
      method: "POST",
      headers: apiHeaders(request),
      body: JSON.stringify(body),
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch {
    return undefined;
  }
}

function waitOf(headers: Headers) {
  const text = headers.get("x-retry-after") ?? headers.get("retry-after");
  const seconds = Number(text ?? DEFAULT_WAIT_SECONDS);
  return seconds > 0 ? Math.ceil(seconds) : DEFAULT_WAIT_SECONDS;
}

async function codeOf(response: Response) {
  const body: unknown = await response.json().catch(() => undefined);
  const parsed = z.object({ code: z.string() }).safeParse(body);
  return parsed.success ? parsed.data.code : "";
}

/** A refusal that nobody here can mend: the person is told to try later, the log names it. */
function unavailable(
  request: Request,
  { status, code }: Answered,
): Unavailable {
  console.error(
    request.headers.get("x-request-id"),
    `the login answered ${status} ${code}`,
  );
  return { kind: "unavailable" };
}
