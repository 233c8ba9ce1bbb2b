import { TextLink } from "@throughline/ui";
import { SignIn } from "@throughline/web/door/sign-in.tsx";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";

export { action, loader } from "@throughline/web/door/sign-in.server";

export const meta = titled("signIn.title");

export default function StudentSignIn() {
  const text = useText();
  return (
    <>
      <SignIn welcome={text("signIn.welcome")} />
      <p className="text-center text-sm">
        <TextLink href="/catalogue">{text("signIn.catalogue")}</TextLink>
      </p>
    </>
  );
}
