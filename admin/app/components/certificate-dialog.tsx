import { Form } from "@remix-run/react";
import { FormError, TextArea, TextField, type Problem } from "@throughline/ui";
import { useEffect, useRef } from "react";
import type { CertificateDetail } from "../certificate/certificate.query.ts";
import type { CertificateCommand } from "../certificate/command.ts";
import { useText } from "../messages/use-text.ts";
import { CertificatePreview } from "./certificate-preview.tsx";
import { FormDialog } from "./form-dialog.tsx";

/**
 * Asks for the reason and shows beforehand what will change; a refusal is told here and keeps what was typed. A dialog over the
 * page, or without JavaScript a card at its top.
 */
export function CertificateDialog(order: CertificateOrder) {
  const text = useText();
  const { command, certificate, backHref } = order;
  const { serial } = certificate;
  const title = text(`certificate.${command}.title`, { serial });
  return (
    <FormDialog
      form={FORM}
      title={title}
      label={text(`certificate.${command}.do`)}
      danger={command === "revoke"}
      backHref={backHref}
    >
      <OrderForm key={command} {...order} />
    </FormDialog>
  );
}

export interface CertificateOrder {
  command: CertificateCommand;
  certificate: CertificateDetail;
  backHref: string;
  problems: Problem[];
  typed: { reason: string; personName?: string; months?: string };
}

const FORM = "certificate-order";
const yearOfMonths = "12";

function OrderForm({
  command,
  certificate,
  problems,
  typed,
}: CertificateOrder) {
  const text = useText();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const field = form.current?.querySelector<HTMLElement>(
      "input:not([type=hidden]), textarea",
    );
    field?.focus();
  }, []);
  const errorOf = (name: string) =>
    problems.find(({ field }) => field === name)?.message;
  const { course, person } = certificate;
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
      <FormError title={text("command.refused")} problems={problems} />
      {command === "reissue" && (
        <TextField
          id="personName"
          name="personName"
          label={text("certificate.reissue.name")}
          description={text("certificate.reissue.nameExplain", {
            name: certificate.personName,
          })}
          defaultValue={typed.personName ?? person.name}
          maxLength={200}
          dir="auto"
          error={errorOf("personName")}
          required
        />
      )}
      {command === "renew" && (
        <TextField
          id="months"
          name="months"
          type="number"
          min={1}
          max={1200}
          label={text("certificate.renew.months")}
          description={text("certificate.renew.monthsExplain")}
          defaultValue={
            typed.months ??
            String(course.certificateValidMonths ?? yearOfMonths)
          }
          error={errorOf("months")}
          required
        />
      )}
      <CertificatePreview command={command} certificate={certificate} />
      <TextArea
        id="reason"
        name="reason"
        label={text("command.reason")}
        description={text("command.reasonExplain")}
        defaultValue={typed.reason}
        maxLength={2000}
        error={errorOf("reason")}
        required
      />
    </Form>
  );
}
