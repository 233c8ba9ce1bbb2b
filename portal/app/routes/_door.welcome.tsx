import type { ActionFunctionArgs } from "@remix-run/node";
import { useSchoolName } from "@throughline/web/document/use-school-name";
import { NewPassword } from "@throughline/web/door/new-password.tsx";
import { answerNewPassword } from "@throughline/web/door/new-password.server";
import { passwordLength } from "@throughline/web/door/password-length";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";

export { loader } from "@throughline/web/door/new-password.server";

export const meta = titled("welcome.title");

export function action({ request }: ActionFunctionArgs) {
  return answerNewPassword(request, "welcome");
}

export default function Welcome() {
  const text = useText();
  const school = useSchoolName();
  return (
    <NewPassword
      heading={text("welcome.heading", { school })}
      explanation={text("welcome.explain", passwordLength)}
      submit={text("welcome.submit")}
      expired={text("welcome.expired")}
    />
  );
}
