import { Form, useNavigation } from "@remix-run/react";
import {
  Button,
  Card,
  FormError,
  TextField,
  type Problem,
} from "@throughline/ui";
import { Award } from "lucide-react";
import { useText } from "../messages/use-text.ts";

/** Offers to issue what is missing, such as for imported students: first a preview, row by row. */
export function MissingCertificates({
  count,
  problems,
}: {
  count: number;
  problems: Problem[];
}) {
  const text = useText();
  const isPending = useNavigation().formMethod === "POST";
  return (
    <Card
      title={text("certificates.missing", { count })}
      description={text("certificates.missingExplain")}
    >
      <Form method="post" noValidate className="flex flex-wrap items-end gap-2">
        <FormError title={text("command.refused")} problems={problems} />
        <TextField
          id="missing-reason"
          name="reason"
          label={text("command.reason")}
          maxLength={2000}
          error={problems.find(({ field }) => field === "reason")?.message}
          className="min-w-60 flex-1"
          required
        />
        <Button type="submit" pending={isPending} icon={<Award aria-hidden />}>
          {text("certificates.missingPreview")}
        </Button>
      </Form>
    </Card>
  );
}
