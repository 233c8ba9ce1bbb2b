import { Form } from "@remix-run/react";
import {
  Card,
  FormError,
  SelectField,
  TextField,
  type Problem,
} from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import { IntentButton } from "./intent-button.tsx";

interface Candidate {
  id: string;
  name: string;
}

interface CandidatePartner extends Candidate {
  contactEmail: string | null;
}

/** Makes a partner or an instructor a payee. */
export function PayeeForm({
  partners,
  instructors,
  wanted,
  problems,
  typed,
}: {
  partners: CandidatePartner[];
  instructors: Candidate[];
  /** Whom the page was opened for. */
  wanted: string | null;
  problems: Problem[];
  typed?: { who: string; email: string; country: string };
}) {
  const text = useText();
  const errorOf = (name: string) =>
    problems.find(({ field }) => field === name)?.message;
  const wantedPartner = partners.find(({ id }) => `partner ${id}` === wanted);
  return (
    <Card
      title={text("payouts.open")}
      description={text("payouts.openExplain")}
    >
      <Form method="post" className="flex flex-col gap-4" noValidate>
        <input type="hidden" name="intent" value="open" />
        <FormError title={text("payouts.failed")} problems={problems} />
        <SelectField
          id="who"
          name="who"
          label={text("payouts.who")}
          defaultValue={typed?.who ?? wanted ?? ""}
          required
          error={errorOf("who")}
          options={[
            { value: "", label: text("payouts.choose") },
            ...partners.map(({ id, name }) => ({
              value: `partner ${id}`,
              label: text("payouts.ofPartner", { name }),
            })),
            ...instructors.map(({ id, name }) => ({
              value: `person ${id}`,
              label: name,
            })),
          ]}
        />
        <TextField
          id="email"
          name="email"
          type="email"
          required
          label={text("payouts.email")}
          autoComplete="off"
          defaultValue={typed?.email ?? wantedPartner?.contactEmail ?? ""}
          error={errorOf("email")}
        />
        <TextField
          id="country"
          name="country"
          required
          maxLength={2}
          autoComplete="off"
          label={text("payouts.country")}
          description={text("payouts.countryExplain")}
          defaultValue={typed?.country ?? "US"}
          error={errorOf("country")}
        />
        <IntentButton intent="open" variant="primary" className="w-fit">
          {text("payouts.do")}
        </IntentButton>
      </Form>
    </Card>
  );
}
