import { Form } from "@remix-run/react";
import { Banner, Card, FormError, TextField, TextLink } from "@throughline/ui";
import { FileUp } from "lucide-react";
import { useText } from "../messages/use-text.ts";
import type { ConnectionAnswer } from "../partner/connection.action.server.ts";
import type { ConnectedPartner } from "../partner/connection.query.ts";
import { FaultyRows } from "./faulty-rows.tsx";
import { IntentButton } from "./intent-button.tsx";
import { When } from "./when.tsx";

/** Takes in the files by which a partner tells who has completed, and lists those that were. */
export function PartnerEvidence({
  partner: { id, evidenceFiles },
  answer,
}: {
  partner: ConnectedPartner;
  answer?: ConnectionAnswer;
}) {
  const text = useText();
  const fault = answer?.fileFault && text(`evidence.${answer.fileFault}`);
  const problems = fault
    ? [{ field: "file", message: fault }]
    : (answer?.problems ?? []).map(({ message }) => ({
        field: "file",
        message,
      }));
  return (
    <Card title={text("evidence.title")} description={text("evidence.explain")}>
      <Form
        method="post"
        encType="multipart/form-data"
        className="flex flex-col gap-4"
      >
        <FormError title={text("evidence.refused")} problems={problems} />
        {answer?.counted && <Taken counted={answer.counted} />}
        <input type="hidden" name="intent" value="evidence" />
        <input type="hidden" name="partnerId" value={id} />
        <TextField
          id="file"
          name="file"
          type="file"
          accept=".csv,text/csv"
          label={text("evidence.file")}
          error={problems[0]?.message}
          className="[&_input]:py-1 touch:[&_input]:py-2.5"
          required
        />
        <IntentButton
          intent="evidence"
          variant="primary"
          icon={<FileUp aria-hidden />}
          className="w-fit"
        >
          {text("evidence.upload")}
        </IntentButton>
      </Form>
      <h3 className="mt-5 mb-2 text-sm font-medium">{text("evidence.kept")}</h3>
      {evidenceFiles.length === 0 ? (
        <p className="text-sm text-muted">{text("evidence.none")}</p>
      ) : (
        <ul className="flex flex-col gap-1 text-sm">
          {evidenceFiles.map(({ name, sha256, uploadedAt, uploadedByName }) => (
            <li key={sha256} className="wrap-anywhere">
              <bdi>{name}</bdi>{" "}
              <span className="text-muted">
                <bdi>{uploadedByName}</bdi> · <When at={uploadedAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Taken({
  counted,
}: {
  counted: NonNullable<ConnectionAnswer["counted"]>;
}) {
  const text = useText();
  return (
    <Banner strong={counted.faulty.length > 0}>
      {counted.isRepeated
        ? text("evidence.repeated")
        : text("evidence.taken", {
            accepted: counted.new,
            repeated: counted.repeated,
          })}{" "}
      <TextLink href="/inbox">{text("evidence.toInbox")}</TextLink>
      <FaultyRows rows={counted.faulty} />
    </Banner>
  );
}
