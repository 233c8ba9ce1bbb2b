import { Form } from "@remix-run/react";
import { Banner, Card, FormError } from "@throughline/ui";
import { Activity } from "lucide-react";
import { useText } from "../messages/use-text.ts";
import type { ConnectionAnswer } from "../partner/connection.action.server.ts";
import { IntentButton } from "./intent-button.tsx";

/** Asks the partner, now, whether it can be used. */
export function PartnerConnectionTest({
  partner: { id, name },
  isConnected,
  answer,
}: {
  partner: { id: string; name: string };
  isConnected: boolean;
  answer?: ConnectionAnswer;
}) {
  const text = useText();
  const health = answer?.health;
  return (
    <Card
      title={text("connection.test")}
      description={text(
        isConnected ? "connection.testExplain" : "connection.notYet",
      )}
    >
      {isConnected && (
        <Form method="post" className="flex flex-col items-start gap-3">
          <FormError problems={answer?.problems ?? []} />
          {health && (
            <Banner strong={!health.healthy} className="w-full">
              {health.healthy
                ? text("connection.healthy", { partner: name })
                : text("connection.unhealthy", {
                    partner: name,
                    reason: health.reason ?? "",
                  })}
            </Banner>
          )}
          <input type="hidden" name="intent" value="test" />
          <input type="hidden" name="partnerId" value={id} />
          <IntentButton intent="test" icon={<Activity aria-hidden />}>
            {text("connection.test")}
          </IntentButton>
        </Form>
      )}
    </Card>
  );
}
