import { Form, useNavigation } from "@remix-run/react";
import { Button, Card, TextArea, type Problem } from "@throughline/ui";
import { useEffect, useRef } from "react";
import type { InterventionDetail } from "../attention/intervention.query.ts";
import { useText } from "../messages/use-text.ts";
import { When } from "./when.tsx";

/** What the staff wrote down, newest first, and a place to write more. */
export function InterventionNotes({
  itemKey,
  notes,
  problems,
}: {
  itemKey: string;
  notes: InterventionDetail["notes"];
  problems: Problem[];
}) {
  const text = useText();
  const form = useRef<HTMLFormElement>(null);
  const isPending = useNavigation().formMethod === "POST";
  useEffect(() => {
    form.current?.reset();
  }, [notes.length]);
  return (
    <Card title={text("intervention.notes")}>
      <div className="flex flex-col gap-4">
        <Form
          ref={form}
          method="post"
          preventScrollReset
          noValidate
          className="flex flex-col items-start gap-2"
        >
          <input type="hidden" name="work" value="note" />
          <input type="hidden" name="key" value={itemKey} />
          <TextArea
            id="note"
            name="text"
            label={text("work.note.text")}
            description={text("work.note.explain")}
            maxLength={5000}
            className="w-full"
            error={problems.find(({ field }) => field === "text")?.message}
          />
          <Button type="submit" pending={isPending}>
            {text("work.note.do")}
          </Button>
        </Form>
        {notes.length === 0 ? (
          <p className="text-sm text-muted">{text("intervention.noNotes")}</p>
        ) : (
          <ol className="flex flex-col gap-3">
            {notes.map((note) => (
              <li key={note.id} className="border-s-2 border-line ps-3">
                <p className="text-xs text-muted">
                  <bdi>{note.authorName}</bdi> · <When at={note.writtenAt} />
                </p>
                <p dir="auto" className="whitespace-pre-wrap wrap-anywhere">
                  {note.text}
                </p>
              </li>
            ))}
          </ol>
        )}
      </div>
    </Card>
  );
}
