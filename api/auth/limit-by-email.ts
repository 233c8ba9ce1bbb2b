import { APIError, createAuthMiddleware } from "better-auth/api";
import { countAttempt } from "./attempts.ts";

/**
 * Limits attempts for one e-mail address: half as many to sign in as an address on the network may make (counted for both
 * together, so that a stranger cannot lock somebody out), and three in ten to have mail sent. Answers the same whether or not
 * there is such a login.
 */
export function limitByEmail(max: number, now: () => Date) {
  const limits: Record<string, { max: number; perAddress: boolean }> = {
    "/sign-in/email": { max: Math.ceil(max / 2), perAddress: true },
    "/request-password-reset": {
      max: Math.ceil((max * 3) / 10),
      perAddress: false,
    },
  };
  return createAuthMiddleware(async ({ path, body, headers, context }) => {
    const limit = limits[path];
    const email = emailIn(body);
    if (!limit || !email) return;
    const address = limit.perAddress ? headers?.get("x-client-address") : "";
    const key = `${path} ${email} ${address ?? ""}`;
    const seconds = await countAttempt(context.adapter, key, limit.max, now());
    if (seconds === 0) return;
    throw new APIError(
      "TOO_MANY_REQUESTS",
      { message: "Too many requests. Please try again later." },
      { "X-Retry-After": String(seconds) },
    );
  });
}

function emailIn(body: unknown): string | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const email: unknown = Reflect.get(body, "email");
  return typeof email === "string" ? email.trim().toLowerCase() : undefined;
}
