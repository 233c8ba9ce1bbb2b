import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { readFields } from "../form-fields.server.ts";
import { attemptSignIn, type SignInAttempt } from "./attempt-sign-in.server.ts";
import { localPath } from "./local-path.ts";
import { setCookies } from "./set-cookies.ts";
import { findViewer } from "./viewer.server.ts";

/** Where to go after signing in, and what to say above the form. Throws a redirect there when somebody is signed in already. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const to = localPath(searchParams.get("to"));
  if (await findViewer(request)) throw redirect(to);
  return { to, notice: searchParams.get("notice") ?? "" };
}

/** Answers the posted form: the failure beside what was typed, or a redirect with the cookies of the auth session. */
export async function action({ request }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const attempt = await attemptSignIn(request, fields);
  if (attempt.kind !== "signedIn")
    return data(attempt, { status: statuses[attempt.kind] });
  throw redirect(localPath(fields.get("to")), {
    headers: setCookies(attempt.cookies),
  });
}

/** What became of a posted sign-in form, short of success. */
export type SignInFailure = Exclude<SignInAttempt, { kind: "signedIn" }>;

const statuses: Record<SignInFailure["kind"], number> = {
  incomplete: 400,
  wrongCredentials: 400,
  tooMany: 429,
  unavailable: 503,
};
