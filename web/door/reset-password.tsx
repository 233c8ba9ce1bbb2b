import { useText } from "../messages/use-text.ts";
import { NewPassword } from "./new-password.tsx";
import { passwordLength } from "./password-length.ts";

/** The page that the link in a "forgot your password" e-mail leads to. */
export function ResetPassword() {
  const text = useText();
  return (
    <NewPassword
      heading={text("reset.heading")}
      explanation={text("reset.explain", passwordLength)}
      submit={text("reset.submit")}
      expired={text("reset.expired")}
    />
  );
}
