import { Form, useNavigation } from "@remix-run/react";
import {
  Button,
  Card,
  FormError,
  TextField,
  type Problem,
} from "@throughline/ui";
import { useText } from "../messages/use-text.ts";

/** How long certificates of one course hold from now on. */
export function CertificateValidity({
  course: { id, title, certificateValidMonths },
  problems,
}: {
  course: {
    id: string;
    title: string;
    certificateValidMonths: number | null;
  };
  problems: Problem[];
}) {
  const text = useText();
  const isPending = useNavigation().formMethod === "POST";
  const errorOf = (name: string) =>
    problems.find(({ field }) => field === name)?.message;
  return (
    <Card
      title={<bdi>{text("certificates.validity", { course: title })}</bdi>}
      description={text("certificates.validityExplain")}
    >
      <Form method="post" noValidate className="flex flex-wrap items-end gap-2">
        <FormError title={text("command.refused")} problems={problems} />
        <input type="hidden" name="courseId" value={id} />
        <TextField
          id="validity-months"
          name="months"
          inputMode="numeric"
          label={text("certificates.validityMonths")}
          defaultValue={certificateValidMonths?.toString() ?? ""}
          error={errorOf("months")}
          className="w-52"
        />
        <TextField
          id="validity-reason"
          name="reason"
          label={text("command.reason")}
          maxLength={2000}
          error={errorOf("reason")}
          className="min-w-60 flex-1"
          required
        />
        <Button type="submit" pending={isPending}>
          {text("certificates.validitySave")}
        </Button>
      </Form>
    </Card>
  );
}
