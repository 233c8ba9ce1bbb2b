import { Form } from "@remix-run/react";
import { IconButton } from "@throughline/ui";
import { LogOut } from "lucide-react";
import { useText } from "../messages/use-text.ts";

/** Signs out from the bar at the top, also without JavaScript. */
export function SignOut() {
  return (
    <Form method="post" action="/sign-out" reloadDocument>
      <IconButton type="submit" label={useText()("nav.signOut")}>
        <LogOut aria-hidden />
      </IconButton>
    </Form>
  );
}
