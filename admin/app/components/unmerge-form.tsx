import { Form, useNavigation } from "@remix-run/react";
import {
  Button,
  Card,
  FormError,
  TextArea,
  type Problem,
} from "@throughline/ui";
import { useText } from "../messages/use-text.ts";

/** Takes a merge back, with a reason. */
export function UnmergeForm({
  mergeId,
  name,
  problems,
  typed,
}: {
  mergeId: string;
  /** Of the record that would stand for itself again. */
  name: string;
  problems: Problem[];
  typed: string;
}) {
  const text = useText();
  const isPending = useNavigation().formMethod === "POST";
  return (
    <Card
      title={text("unmerge.question", { name })}
      description={text("unmerge.explain")}
    >
      <Form
        method="post"
        noValidate
        className="flex flex-col items-start gap-3"
      >
        <FormError title={text("merge.refused")} problems={problems} />
        <input type="hidden" name="command" value="unmerge" />
        <input type="hidden" name="mergeId" value={mergeId} />
        <TextArea
          name="reason"
          label={text("unmerge.reason")}
          defaultValue={typed}
          maxLength={2000}
          required
          className="w-full"
          error={problems.find(({ field }) => field === "reason")?.message}
        />
        <Button type="submit" variant="danger" pending={isPending}>
          {text("unmerge.submit")}
        </Button>
      </Form>
    </Card>
  );
}
