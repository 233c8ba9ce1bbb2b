import { Form, useNavigate, useNavigation } from "@remix-run/react";
import {
  Button,
  Card,
  ConfirmDialog,
  FormError,
  LinkButton,
  TextArea,
  useHydrated,
  type Problem,
} from "@throughline/ui";
import { useEffect, useRef } from "react";
import { useText } from "../messages/use-text.ts";
import type { Command } from "../enrollment/command.ts";
import type { Sentence } from "../enrollment/preview.ts";

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
}: {
  ordered: Ordered;
  backHref: string;
  problems: Problem[];
  typed: string;
}) {
  const text = useText();
  const navigate = useNavigate();
  const isPending = useNavigation().formMethod === "POST";
  const { command, subject } = ordered;
  const title = text(`command.${command}.title`, { subject });
  const form = (
    <OrderForm key={command + subject} {...{ ordered, problems, typed }} />
  );
  if (!useHydrated())
    return (
      <Card title={title}>
        {form}
        <div className="mt-3 flex gap-2">
          <Button type="submit" form={FORM} variant="primary">
            {text(`command.${command}.do`)}
          </Button>
          <LinkButton href={backHref}>{text("command.back")}</LinkButton>
        </div>
      </Card>
    );
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) navigate(backHref, { preventScrollReset: true });
      }}
      title={title}
      confirmLabel={text(`command.${command}.do`)}
      danger={command === "cancel" || command === "fail"}
      pending={isPending}
      form={FORM}
    >
      {form}
    </ConfirmDialog>
  );
}

const FORM = "order";

function OrderForm({
  ordered: { command, stepId, preview },
  problems,
  typed,
}: {
  ordered: Ordered;
  problems: Problem[];
  typed: string;
}) {
  const text = useText();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const reason = form.current?.elements.namedItem("reason");
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
      {command !== "advance" && (
        <TextArea
          id="reason"
          name="reason"
          label={text("command.reason")}
          description={text("command.reasonExplain")}
          defaultValue={typed}
          maxLength={2000}
          error={ofReason?.message}
          required
        />
      )}
    </Form>
  );
}
