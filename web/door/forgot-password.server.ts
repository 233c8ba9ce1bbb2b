import { data, type ActionFunctionArgs } from "@remix-run/node";
import { readFields, textOf } from "../form-fields.server.ts";
import {
  requestPasswordReset,
  type ResetRequestOutcome,
} from "./auth.server.ts";

/** Answers the posted form: what became of asking for a link, beside the address that was typed. */
export async function action({ request }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const email = textOf(fields, "email").trim().slice(0, 254);
  const outcome: ForgotOutcome = email
    ? await requestPasswordReset(request, { email })
    : { kind: "incomplete" };
  return data({ email, outcome }, { status: statuses[outcome.kind] });
}

/** What became of a posted form: no address, or what the login said to it. */
export type ForgotOutcome = ResetRequestOutcome | { kind: "incomplete" };

const statuses: Record<ForgotOutcome["kind"], number> = {
  requested: 200,
  incomplete: 400,
  tooMany: 429,
  unavailable: 503,
};
