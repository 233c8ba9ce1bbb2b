import { data, redirect } from "@remix-run/node";
import { readFields } from "@throughline/web/form-fields.server";
import { setNewPassword } from "@throughline/web/new-password.server";
import { failureStatuses } from "./new-password-form.tsx";

/** The token of a reset or invitation link; null where the link carries none, or came back as an error. */
export function tokenOf(request: Request): string | null {
  const { searchParams } = new URL(request.url);
  return searchParams.has("error") ? null : searchParams.get("token") || null;
}

/** Answers the posted form: the failure, or a redirect to the sign-in page with a notice. */
export async function answerNewPassword(request: Request, notice: string) {
  const fields = await readFields(request);
  const token = tokenOf(request);
  const outcome = token
    ? await setNewPassword(request, token, fields)
    : ({ kind: "tokenExpired" } as const);
  if (outcome.kind === "changed") throw redirect(`/sign-in?notice=${notice}`);
  return data(outcome, { status: failureStatuses[outcome.kind] });
}
