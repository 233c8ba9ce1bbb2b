import { Form } from "@remix-run/react";
import { Button, Card } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";

/** Sends a link to choose a new password, by way of the page for forgotten ones. */
export function ChangePassword({ email }: { email: string }) {
  const text = useText();
  return (
    <Card
      title={text("profile.password")}
      description={
        <span className="wrap-anywhere">
          {text("profile.passwordExplain", { email })}
        </span>
      }
    >
      <Form method="post" action="/forgot-password">
        <input type="hidden" name="email" value={email} />
        <Button type="submit">{text("profile.passwordSend")}</Button>
      </Form>
    </Card>
  );
}
