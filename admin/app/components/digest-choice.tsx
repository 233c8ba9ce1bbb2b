import { Form, useNavigation } from "@remix-run/react";
import { Button, Card } from "@throughline/ui";
import { Mail, MailX } from "lucide-react";
import { useText } from "../messages/use-text.ts";

/** Whether the viewer gets the daily e-mail about alerts, and the other way round at a press. */
export function DigestChoice({ isWanted }: { isWanted: boolean }) {
  const text = useText();
  const { formMethod, formData } = useNavigation();
  const isPending = formMethod === "POST" && formData?.has("digest") === true;
  return (
    <Card>
      <Form method="post" className="flex flex-wrap items-center gap-3">
        <p role="status" className="me-auto text-sm">
          {text(isWanted ? "alerts.digestOn" : "alerts.digestOff")}
        </p>
        <input type="hidden" name="digest" value={isWanted ? "off" : "on"} />
        <Button
          type="submit"
          pending={isPending}
          icon={isWanted ? <MailX aria-hidden /> : <Mail aria-hidden />}
        >
          {text(isWanted ? "alerts.digestStop" : "alerts.digestStart")}
        </Button>
      </Form>
    </Card>
  );
}
