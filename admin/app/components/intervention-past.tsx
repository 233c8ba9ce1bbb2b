import { Form } from "@remix-run/react";
import { Button, Card, TextField, type Problem } from "@throughline/ui";
import type { InterventionDetail } from "../attention/intervention.query.ts";
import { useText } from "../messages/use-text.ts";
import { When } from "./when.tsx";

/** Work on the same thing that ended: what was reported, how it ended. The newest can be taken up again. */
export function InterventionPast({
  past,
  canReopen,
  problems,
}: {
  past: InterventionDetail[];
  canReopen: boolean;
  problems: Problem[];
}) {
  const text = useText();
  if (past.length === 0) return null;
  return (
    <Card title={text("intervention.before")}>
      <ol className="flex flex-col gap-4">
        {past.map((one, at) => (
          <li key={one.id} className="flex flex-col gap-1 text-sm">
            {one.report && (
              <p dir="auto" className="wrap-anywhere">
                “{one.report}”
              </p>
            )}
            <p dir="auto" className="wrap-anywhere">
              <span className="text-muted">
                {text("intervention.outcome")}:
              </span>{" "}
              {one.outcome}{" "}
              {one.resolvedAt && (
                <span className="text-xs text-muted">
                  <When at={one.resolvedAt} />
                </span>
              )}
            </p>
            {one.notes.map((note) => (
              <p key={note.id} dir="auto" className="text-muted wrap-anywhere">
                {note.authorName}: {note.text}
              </p>
            ))}
            {at === 0 && canReopen && (
              <Form
                method="post"
                noValidate
                className="flex flex-wrap items-end gap-2"
              >
                <input type="hidden" name="work" value="reopen" />
                <input type="hidden" name="interventionId" value={one.id} />
                <TextField
                  id="reason"
                  name="reason"
                  label={text("work.reopen.why")}
                  error={
                    problems.find(({ field }) => field === "reason")?.message
                  }
                />
                <Button type="submit">{text("work.reopen.do")}</Button>
              </Form>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
