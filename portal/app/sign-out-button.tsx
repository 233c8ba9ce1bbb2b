import { Form } from "@remix-run/react";
import { Button } from "@throughline/ui";
import { useText } from "./messages/use-text.ts";

/** Signs out, also without JavaScript. */
export function SignOutButton() {
  const text = useText();
  return (
    <Form method="post" action="/sign-out" reloadDocument>
      <Button type="submit" variant="quiet">
        {text("nav.signOut")}
      </Button>
    </Form>
  );
}
