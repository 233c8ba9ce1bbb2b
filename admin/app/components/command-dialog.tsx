import { Form } from "@remix-run/react";
import {
  FormError,
  SelectField,
  TextArea,
  TextField,
  type Problem,
} from "@throughline/ui";
import { useEffect, useRef } from "react";
import { useText } from "../messages/use-text.ts";
import type { Command } from "../enrollment/command.ts";
import type { Sentence } from "../enrollment/preview.ts";
import { FormDialog } from "./form-dialog.tsx";

/** What is about to be done, and what that will change. `stepId` is missing where the whole enrollment is meant. */
export interface Ordered {
  command: Command;
  stepId?: string;
  subject: string;
  preview: Sentence[];
}

/**
 * Asks for the reason and shows beforehand what will happen; a refusal is told here and keeps what was typed. A dialog over the
 * page, or without JavaScript a card at its top.
 */
export function CommandDialog({
  ordered,
  backHref,
  problems,
  typed,
  partners,
}: {
  ordered: Ordered;
  backHref: string;
  problems: Problem[];
  typed: Record<string, string>;
  /** Where a step can be moved to. */
  partners: { id: string; name: string }[];
}) {
  const text = useText();
  const { command, subject } = ordered;
  const title = text(`command.${command}.title`, { subject });
  return (
    <FormDialog
      form={FORM}
      title={title}
      label={text(`command.${command}.do`)}
      keepLabel={command === "cancel" ? text("command.cancel.keep") : undefined}
      danger={command === "cancel" || command === "fail"}
      backHref={backHref}
    >
      <OrderForm
        key={command + subject}
        {...{ ordered, problems, typed, partners }}
      />
    </FormDialog>
  );
}

const FORM = "order";

function OrderForm({
  ordered: { command, stepId, preview },
  problems,
  typed,
  partners,
}: {
  ordered: Ordered;
  problems: Problem[];
  typed: Record<string, string>;
  partners: { id: string; name: string }[];
}) {
  const text = useText();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const elements = form.current?.elements;
    const reason =
      elements?.namedItem("partnerId") ?? elements?.namedItem("reason");
    if (reason instanceof HTMLElement) reason.focus();
  }, []);
  const ofReason = problems.find(({ field }) => field === "reason");
  return (
    <Form
      ref={form}
      id={FORM}
      method="post"
      preventScrollReset
      noValidate
      className="flex flex-col gap-4"
    >
      <input type="hidden" name="command" value={command} />
      {stepId && <input type="hidden" name="stepId" value={stepId} />}
      <FormError title={text("command.refused")} problems={problems} />
      <section>
        <h3 className="font-medium">{text("command.whatHappens")}</h3>
        <ol className="mt-1 list-decimal ps-5 text-muted">
          {preview.map(({ id, values }, at) => (
            <li key={at}>{text(id, values)}</li>
          ))}
        </ol>
      </section>
      {command === "move" && <MoveFields {...{ problems, typed, partners }} />}
      {command === "complete" && <EvidenceFields {...{ problems, typed }} />}
      {command !== "advance" && (
        <TextArea
          id="reason"
          name="reason"
          label={text("command.reason")}
          description={text(
            command === "grantRight"
              ? "command.reasonTold"
              : "command.reasonRead",
          )}
          defaultValue={typed["reason"] ?? ""}
          maxLength={2000}
          error={ofReason?.message}
          required
        />
      )}
    </Form>
  );
}

interface FieldsProps {
  problems: Problem[];
  typed: Record<string, string>;
}

const messageOf = (problems: Problem[], name: string) =>
  problems.find(({ field }) => field === name)?.message;

function MoveFields({
  problems,
  typed,
  partners,
}: FieldsProps & { partners: { id: string; name: string }[] }) {
  const text = useText();
  return (
    <>
      <SelectField
        id="partnerId"
        name="partnerId"
        label={text("command.move.partner")}
        defaultValue={typed["partnerId"] ?? ""}
        error={messageOf(problems, "partnerId")}
        options={[
          { value: "", label: text("command.move.choose") },
          ...partners.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        required
      />
      <TextField
        id="courseRef"
        name="courseRef"
        label={text("command.move.courseRef")}
        description={text("command.move.courseRefExplain")}
        defaultValue={typed["courseRef"] ?? ""}
        error={messageOf(problems, "courseRef")}
        maxLength={200}
        required
      />
    </>
  );
}

function EvidenceFields({ problems, typed }: FieldsProps) {
  const text = useText();
  return (
    <>
      <TextField
        id="evidence"
        name="evidence"
        label={text("command.complete.evidence")}
        description={text("command.complete.evidenceExplain")}
        defaultValue={typed["evidence"] ?? ""}
        error={messageOf(problems, "evidence.description")}
        maxLength={200}
      />
      <TextField
        id="evidenceUrl"
        name="evidenceUrl"
        inputMode="url"
        label={text("command.complete.evidenceUrl")}
        defaultValue={typed["evidenceUrl"] ?? ""}
        error={messageOf(problems, "evidence.url")}
        maxLength={2000}
      />
    </>
  );
}
