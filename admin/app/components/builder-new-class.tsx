import { Form, useNavigation } from "@remix-run/react";
import { Button, FormError, SelectField, TextField } from "@throughline/ui";
import { useState } from "react";
import type { BuilderAnswer } from "../course/builder.action.server.ts";
import type {
  BuilderDraft,
  BuilderStep,
  Chooser,
} from "../course/builder.query.ts";
import { useText } from "../messages/use-text.ts";

/** Plans a class and makes it an option of the step, folded until it is wanted. */
export function BuilderNewClass({
  step,
  draft,
  answer,
  instructors,
  requestKey,
}: {
  step: BuilderStep;
  draft: BuilderDraft;
  answer: BuilderAnswer | undefined;
  instructors: Chooser["instructors"];
  requestKey: string;
}) {
  const text = useText();
  // Of the form: what is sent again, as it is or mended after a refusal, is one class.
  const [key] = useState(`${requestKey}-${step.key.slice(-24)}`);
  const isPending = useNavigation().formMethod === "POST";
  const { label, title } = step;
  const own = answer?.form === `new.${step.key}` ? answer : undefined;
  const of = (name: string, first: string) => ({
    id: `new.${step.key}.${name}`,
    name,
    defaultValue: own?.typed[name] ?? first,
    error: own?.problems.find(
      ({ field }) => field === `new.${step.key}.${name}`,
    )?.message,
  });
  return (
    <details open={own !== undefined}>
      <summary className="w-fit rounded-control text-sm font-medium touch:py-3">
        {text("builder.newClass", { label: label || title })}
      </summary>
      <Form
        method="post"
        noValidate
        preventScrollReset
        className="mt-3 grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-4"
      >
        <input type="hidden" name="revision" value={draft.revision} />
        <input type="hidden" name="requestKey" value={key} />
        <div className="sm:col-span-2 lg:col-span-4 empty:hidden">
          <FormError
            title={text("builder.createRefused")}
            problems={own?.problems ?? []}
          />
        </div>
        <TextField
          {...of("title", title)}
          label={text("builder.classTitle")}
          maxLength={200}
          required
          className="sm:col-span-2"
        />
        <TextField
          {...of("startsLocal", "")}
          type="datetime-local"
          label={text("builder.startsLocal")}
          required
        />
        <TextField
          {...of("timeZone", draft.content.defaultTimeZone)}
          label={text("builder.zone")}
          maxLength={100}
          required
        />
        <TextField
          {...of("minutes", "60")}
          label={text("builder.minutes")}
          inputMode="numeric"
          required
        />
        <TextField
          {...of("capacity", "10")}
          label={text("builder.capacity")}
          inputMode="numeric"
          required
        />
        <SelectField
          {...of("instructorId", "")}
          label={text("builder.instructor")}
          options={[
            { value: "", label: text("builder.nobody") },
            ...instructors.map(({ id, givenName, familyName }) => ({
              value: id,
              label: `${givenName} ${familyName}`.trim(),
            })),
          ]}
        />
        <TextField
          {...of("room", "")}
          label={text("builder.room")}
          maxLength={200}
        />
        <Button
          type="submit"
          name="intent"
          value={`create:${step.key}`}
          pending={isPending}
          className="justify-self-start"
        >
          {text("builder.create")}
        </Button>
      </Form>
    </details>
  );
}
