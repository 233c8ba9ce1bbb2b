import {
  getFormProps,
  useForm,
  type SubmissionResult,
} from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form, useNavigation } from "@remix-run/react";
import {
  Button,
  Checkbox,
  FormError,
  SelectField,
  TextField,
  TextLink,
} from "@throughline/ui";
import { formOf, type EnrollFormValue } from "../enrollment/enroll.form.ts";
import { useText } from "../messages/use-text.ts";
import { PersonName } from "./person-name.tsx";

interface Fields extends Record<string, string | undefined> {
  courseId: string;
  email?: string;
  givenName?: string;
  familyName?: string;
  again?: string;
}

/** Enrolls somebody: who is known, or anybody by address and name. A refusal keeps what was typed. */
export function EnrollForm({
  person,
  courses,
  courseId,
  lastResult,
}: {
  person: { id: string; name: string; email: string | null } | null;
  courses: { id: string; title: string }[];
  courseId?: string;
  lastResult?: SubmissionResult<string[]>;
}) {
  const text = useText();
  const isPending = useNavigation().formMethod === "POST";
  const [form, fields] = useForm<Fields, EnrollFormValue>({
    id: "enroll",
    lastResult,
    defaultValue: { courseId },
    shouldRevalidate: "onInput",
    onValidate: ({ formData }) =>
      parseWithZod(formData, { schema: formOf(person !== null) }),
  });
  const props = (name: "email" | "givenName" | "familyName") => ({
    id: fields[name].id,
    name,
    label: text(`enroll.${name}`),
    defaultValue: fields[name].initialValue,
    error: fields[name].errors?.[0],
  });
  return (
    <Form
      method="post"
      {...getFormProps(form)}
      noValidate
      className="flex flex-col gap-4"
    >
      <FormError
        title={text("enroll.refused")}
        problems={(form.errors ?? []).map((message) => ({ message }))}
      />
      {person ? (
        <div className="flex flex-wrap items-center justify-between gap-2">
          <input type="hidden" name="personId" value={person.id} />
          <PersonName {...person} />
          <TextLink href="/students/new">
            {text("enroll.somebodyElse")}
          </TextLink>
        </div>
      ) : (
        <>
          <TextField
            {...props("email")}
            type="email"
            autoComplete="off"
            required
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField {...props("givenName")} autoComplete="off" required />
            <TextField {...props("familyName")} autoComplete="off" />
          </div>
        </>
      )}
      <SelectField
        id={fields.courseId.id}
        name="courseId"
        label={text("enroll.course")}
        defaultValue={fields.courseId.initialValue ?? ""}
        error={fields.courseId.errors?.[0]}
        required
        options={[
          { value: "", label: text("enroll.chooseCourse") },
          ...courses.map(({ id, title }) => ({ value: id, label: title })),
        ]}
      />
      <Checkbox
        name="again"
        label={text("enroll.again")}
        description={text("enroll.againExplain")}
        defaultChecked={fields.again.initialValue === "on"}
      />
      <p className="text-sm text-muted">{text("enroll.whatHappens")}</p>
      <Button
        type="submit"
        variant="primary"
        pending={isPending}
        className="w-fit"
      >
        {text("enroll.submit")}
      </Button>
    </Form>
  );
}
