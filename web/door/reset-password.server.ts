import type { ActionFunctionArgs } from "@remix-run/node";
import { answerNewPassword } from "./new-password.server.ts";

export { loader } from "./new-password.server.ts";

/** Answers the posted form: the failure, or a redirect to the sign-in page, which says that the password was changed. */
export function action({ request }: ActionFunctionArgs) {
  return answerNewPassword(request, "password-changed");
}
