import { data, redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { readFields } from "../form-fields.server.ts";
import type { ResetOutcome } from "./auth.server.ts";
import { setNewPassword } from "./set-new-password.server.ts";

/** Whether the address is one of a reset or invitation link. */
export function loader({ request }: LoaderFunctionArgs) {
  return { hasToken: tokenOf(request) !== null };
}

/** Answers the posted form: the failure, or a redirect to the sign-in page with a notice. */
export async function answerNewPassword(
  request: Request,
  notice: "password-changed" | "welcome",
) {
  const fields = await readFields(request);
  const token = tokenOf(request);
  const outcome = token
    ? await setNewPassword(request, token, fields)
    : ({ kind: "tokenExpired" } as const);
  if (outcome.kind === "changed") throw redirect(`/sign-in?notice=${notice}`);
  return data(outcome, { status: statuses[outcome.kind] });
}

/** What became of setting a password by a link, short of success. */
export type NewPasswordFailure = Exclude<ResetOutcome, { kind: "changed" }>;

const statuses: Record<NewPasswordFailure["kind"], number> = {
  passwordTooShort: 400,
  passwordTooLong: 400,
  tokenExpired: 410,
  tooMany: 429,
  unavailable: 503,
};

/** The token of a link; null where it carries none, or came back as an error. */
function tokenOf(request: Request): string | null {
  const { searchParams } = new URL(request.url);
  return searchParams.has("error") ? null : searchParams.get("token") || null;
}
