import { data, redirect, type ActionFunctionArgs } from "@remix-run/node";
import { signOut } from "./auth.server.ts";
import { setCookies } from "./set-cookies.ts";

/** Signing out changes something, so only a form may do it; a typed address leads home. */
export function loader() {
  return redirect("/");
}

/** Ends the auth session and leads to the sign-in page. Throws a 503 response while the login cannot be asked. */
export async function action({ request }: ActionFunctionArgs) {
  const outcome = await signOut(request);
  if (outcome.kind === "unavailable") throw data(null, { status: 503 });
  return redirect("/sign-in", { headers: setCookies(outcome.cookies) });
}
