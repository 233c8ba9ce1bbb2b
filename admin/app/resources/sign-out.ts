import { data, redirect, type ActionFunctionArgs } from "@remix-run/node";
import { signOut } from "@throughline/web/auth.server";
import { setCookies } from "@throughline/web/set-cookies";

/** Signing out changes something, so only a form may do it; a typed address leads home. */
export function loader() {
  return redirect("/");
}

export async function action({ request }: ActionFunctionArgs) {
  const outcome = await signOut(request);
  if (outcome.kind === "unavailable") throw data(null, { status: 503 });
  return redirect("/sign-in", { headers: setCookies(outcome.cookies) });
}
