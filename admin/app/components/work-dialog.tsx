import { Form } from "@remix-run/react";
import {
  FormError,
  RadioGroup,
  SelectField,
  TextArea,
  TextField,
  type Problem,
} from "@throughline/ui";
import { useEffect, useRef, type ReactNode } from "react";
import { snoozeChoices } from "../attention/snooze-until.ts";
import type { Work } from "../attention/work.ts";
import { useText } from "../messages/use-text.ts";
import { FormDialog } from "./form-dialog.tsx";

interface WorkDialogProps {
  work: Work;
  itemKey: string;
  /** Whom the item is about. */
  subject?: string;
  /** Who works on it as this page knows. */
  seen: string | null;
  staff: { id: string; name: string }[];
  backHref: string;
  problems: Problem[];
}

const FORM = "work";

/** Asks for what a piece of work needs, and keeps what was typed when it is refused. Without JavaScript a card at the top. */
export function WorkDialog(props: WorkDialogProps) {
  const text = useText();
  const { work, backHref, subject } = props;
  const title = text(`work.${work}.title`);
  return (
    <FormDialog
      form={FORM}
      title={title}
      description={subject}
      label={text(`work.${work}.do`)}
      backHref={backHref}
    >
      <WorkForm key={work + props.itemKey} {...props} />
    </FormDialog>
  );
}

function WorkForm(props: WorkDialogProps) {
  const { work, itemKey, problems } = props;
  const text = useText();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current
      ?.querySelector<HTMLElement>("textarea,select,input[type=radio]")
      ?.focus();
  }, []);
  const errorOf = (name: string) =>
    problems.find(({ field }) => field === name)?.message;
  const fields: Record<Work, ReactNode> = {
    assign: <AssignFields {...props} error={errorOf("assigneeId")} />,
    note: (
      <TextArea
        id="text"
        name="text"
        label={text("work.note.text")}
        description={text("work.note.explain")}
        maxLength={5000}
        error={errorOf("text")}
        required
      />
    ),
    snooze: <SnoozeFields error={errorOf("day") ?? errorOf("until")} />,
    resolve: (
      <TextArea
        id="outcome"
        name="outcome"
        label={text("work.resolve.outcome")}
        description={text("work.resolve.explain")}
        maxLength={2000}
        error={errorOf("outcome")}
        required
      />
    ),
  };
  return (
    <Form
      ref={form}
      id={FORM}
      method="post"
      preventScrollReset
      noValidate
      className="flex flex-col gap-4"
    >
      <input type="hidden" name="work" value={work} />
      <input type="hidden" name="key" value={itemKey} />
      <FormError title={text("work.refused")} problems={problems} />
      {fields[work]}
    </Form>
  );
}

function AssignFields({
  seen,
  staff,
  error,
}: WorkDialogProps & { error?: string }) {
  const text = useText();
  return (
    <>
      <input type="hidden" name="seen" value={seen ?? ""} />
      <SelectField
        id="assignee"
        name="assignee"
        label={text("work.assign.who")}
        defaultValue={seen ?? ""}
        error={error}
        options={[
          { value: "", label: text("work.assign.nobody") },
          ...staff.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </>
  );
}

function SnoozeFields({ error }: { error?: string }) {
  const text = useText();
  const day = useRef<HTMLDivElement>(null);
  return (
    <>
      <RadioGroup
        name="until"
        label={text("work.snooze.until")}
        description={text("work.snooze.explain")}
        defaultValue="tomorrow"
        options={snoozeChoices.map((choice) => ({
          value: choice,
          label: text(`work.snooze.${choice}`),
        }))}
      />
      <div
        ref={day}
        onChange={() => {
          day.current
            ?.closest("form")
            ?.querySelector<HTMLInputElement>("input[value=day]")
            ?.click();
        }}
      >
        <TextField
          id="day"
          name="day"
          type="date"
          label={text("work.snooze.date")}
          error={error}
        />
      </div>
    </>
  );
}
