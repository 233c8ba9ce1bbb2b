import { Form, useNavigation } from "@remix-run/react";
import {
  Button,
  Card,
  Checkbox,
  FormError,
  RadioGroup,
  TextArea,
  useNumber,
  type Problem,
} from "@throughline/ui";
import { UserCheck } from "lucide-react";
import type { MessageDetail } from "../inbox/message.query.ts";
import { useText } from "../messages/use-text.ts";

/** Whom a webhook that was set aside probably means; an admin says which, and how that is known. */
export function SuggestedMatches({
  message,
  problems,
  typed,
}: {
  message: MessageDetail;
  problems: Problem[];
  typed: string;
}) {
  const text = useText();
  const { percent } = useNumber();
  const isPending = useNavigation().formMethod === "POST";
  const errorOf = (name: string) =>
    problems.find(({ field }) => field === name)?.message;
  if (message.suggestions.length === 0) return null;
  return (
    <Card title={text("match.title")} description={text("match.explain")}>
      <Form
        method="post"
        noValidate
        className="flex flex-col items-start gap-4"
      >
        <FormError title={text("command.refused")} problems={problems} />
        <input type="hidden" name="command" value="match" />
        <RadioGroup
          name="place"
          label={text("match.place")}
          defaultValue={message.suggestions[0]?.partnerEnrollmentId}
          error={errorOf("partnerEnrollmentId")}
          options={message.suggestions.map(
            ({ partnerEnrollmentId, step, likelihood, reasons }) => ({
              value: partnerEnrollmentId,
              label: `${step.enrollment.person.name}, ${step.label} ${step.title}`,
              description: [
                text("match.likelihood", { percent: percent(likelihood) }),
                ...reasons.map((reason) => text(`matchReason.${reason}`)),
              ].join(" · "),
            }),
          )}
        />
        <Checkbox name="remember" value="yes" label={text("match.remember")} />
        <TextArea
          name="matchReason"
          label={text("match.reason")}
          defaultValue={typed}
          maxLength={2000}
          required
          className="w-full"
          error={errorOf("reason")}
        />
        <Button
          type="submit"
          variant="primary"
          pending={isPending}
          icon={<UserCheck aria-hidden />}
        >
          {text("match.submit")}
        </Button>
      </Form>
    </Card>
  );
}
