import {
  getFormProps,
  useForm,
  type SubmissionResult,
} from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form, useLocation, useNavigation } from "@remix-run/react";
import { Button, Card, FormError, TextField } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import { profileSchema } from "./profile-form.ts";
import { problemsOf, textFieldProps } from "../components/conform-field.ts";
import { TimeZoneField } from "./time-zone-field.tsx";

/** The form of a person's own particulars. What was typed stays when it is refused. */
export function ProfileFields({
  person,
  timeZones,
  lastResult,
}: {
  person: {
    givenName: string;
    familyName: string;
    phone: string | null;
    timeZone: string;
  };
  timeZones: string[];
  lastResult?: SubmissionResult<string[]>;
}) {
  const text = useText();
  const { key } = useLocation();
  const isPending = useNavigation().formMethod === "POST";
  const [form, fields] = useForm({
    id: "profile",
    lastResult,
    defaultValue: { ...person, phone: person.phone ?? "" },
    onValidate: ({ formData }) =>
      parseWithZod(formData, { schema: profileSchema }),
    shouldRevalidate: "onInput",
  });
  return (
    <>
      <FormError
        key={key}
        title={text("profile.failed")}
        problems={problemsOf([
          fields.givenName,
          fields.familyName,
          fields.phone,
          fields.timeZone,
        ])}
      />
      <Card>
        <Form
          method="post"
          {...getFormProps(form)}
          className="flex flex-col gap-4"
        >
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              {...textFieldProps(fields.givenName)}
              label={text("profile.givenName")}
              autoComplete="given-name"
            />
            <TextField
              {...textFieldProps(fields.familyName)}
              label={text("profile.familyName")}
              autoComplete="family-name"
            />
          </div>
          <TextField
            {...textFieldProps(fields.phone)}
            type="tel"
            dir="ltr"
            label={text("profile.phone")}
            autoComplete="tel"
          />
          <TimeZoneField
            {...textFieldProps(fields.timeZone)}
            timeZones={timeZones}
          />
          <Button
            type="submit"
            variant="primary"
            pending={isPending}
            className="w-fit"
          >
            {text("profile.save")}
          </Button>
        </Form>
      </Card>
    </>
  );
}
