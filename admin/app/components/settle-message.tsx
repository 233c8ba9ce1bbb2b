import { Form, useNavigation } from "@remix-run/react";
import {
  Button,
  Card,
  FormError,
  TextArea,
  type Problem,
} from "@throughline/ui";
import { Ban, RotateCcw } from "lucide-react";
import type { MessageDetail } from "../inbox/message.query.ts";
import { useText } from "../messages/use-text.ts";

/** What an admin decides about a webhook that was set aside: take it up again, or leave it with a reason. */
export function SettleMessage({
  message,
  problems,
  typed,
}: {
  message: MessageDetail;
  problems: Problem[];
  typed: string;
}) {
  const text = useText();
  const isPending = useNavigation().formMethod === "POST";
  return (
    <Card title={text("inbox.decide")} description={message.reason}>
      <div className="flex flex-col gap-4">
        <FormError title={text("command.refused")} problems={problems} />
        <div className="grid gap-6 md:grid-cols-2">
          <Form method="post" className="flex flex-col items-start gap-2">
            <input type="hidden" name="command" value="replay" />
            <p className="text-sm text-muted">{text("inbox.replayExplain")}</p>
            <Button
              type="submit"
              variant="primary"
              pending={isPending}
              icon={<RotateCcw aria-hidden />}
            >
              {text("inbox.replay")}
            </Button>
          </Form>
          <Form
            method="post"
            noValidate
            className="flex flex-col items-start gap-2"
          >
            <input type="hidden" name="command" value="ignore" />
            <TextArea
              id="reason"
              name="reason"
              label={text("inbox.ignoreReason")}
              description={text("inbox.ignoreExplain")}
              defaultValue={typed}
              maxLength={2000}
              error={problems.find(({ field }) => field === "reason")?.message}
              className="w-full"
              required
            />
            <Button
              type="submit"
              pending={isPending}
              icon={<Ban aria-hidden />}
            >
              {text("inbox.ignore")}
            </Button>
          </Form>
        </div>
      </div>
    </Card>
  );
}
