import { Form } from "@remix-run/react";
import { Button, type ButtonLook } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";

/** Signs out, also without JavaScript. */
export function SignOutButton({
  variant = "quiet",
}: Pick<ButtonLook, "variant">) {
  const text = useText();
  return (
    <Form method="post" action="/sign-out" reloadDocument>
      <Button type="submit" variant={variant}>
        {text("nav.signOut")}
      </Button>
    </Form>
  );
}
