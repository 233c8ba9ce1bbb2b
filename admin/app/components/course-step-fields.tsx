import {
  Button,
  Checkbox,
  SelectField,
  TextArea,
  TextField,
  type Problem,
} from "@throughline/ui";
import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import type { TypedStep } from "../course/course-steps.form.ts";
import { useText } from "../messages/use-text.ts";

/** One step of a course in its editor, with the buttons that move it. */
export function CourseStepFields({
  index,
  step,
  isLast,
  partners,
  problems,
}: {
  /** Counts from 0. */
  index: number;
  step: TypedStep;
  isLast: boolean;
  partners: { id: string; name: string }[];
  problems: Problem[];
}) {
  const text = useText();
  const nameOf = (field: keyof TypedStep) => `steps.${index}.${field}`;
  const errorOf = (field: keyof TypedStep) =>
    problems.find((problem) => problem.field === nameOf(field))?.message;
  const position = index + 1;
  return (
    <fieldset className="rounded-panel border border-line p-4">
      <legend className="px-1 text-sm font-semibold">
        {text("courseSteps.step", { position })}
      </legend>
      <input type="hidden" name={nameOf("id")} value={step.id} />
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        <TextField
          name={nameOf("label")}
          label={text("courseSteps.label")}
          defaultValue={step.label}
          maxLength={30}
          required
          error={errorOf("label")}
        />
        <TextField
          name={nameOf("title")}
          label={text("courseSteps.title")}
          defaultValue={step.title}
          maxLength={200}
          required
          className="sm:col-span-1 lg:col-span-3"
          error={errorOf("title")}
        />
        <SelectField
          name={nameOf("partnerId")}
          label={text("column.partner")}
          defaultValue={step.partnerId}
          required
          error={errorOf("partnerId")}
          options={[
            { value: "", label: text("courseSteps.choosePartner") },
            ...partners.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <TextField
          name={nameOf("partnerCourseRef")}
          label={text("courseSteps.ref")}
          defaultValue={step.partnerCourseRef}
          maxLength={200}
          required
          error={errorOf("partnerCourseRef")}
        />
        <TextField
          name={nameOf("expectedDays")}
          label={text("courseSteps.days")}
          defaultValue={step.expectedDays}
          inputMode="numeric"
          maxLength={4}
          required
          error={errorOf("expectedDays")}
        />
        <Checkbox
          name={nameOf("required")}
          value="yes"
          label={text("courseSteps.required")}
          defaultChecked={step.required}
          className="self-end pb-1.5"
        />
        <TextArea
          name={nameOf("summary")}
          label={text("courseSteps.summary")}
          defaultValue={step.summary}
          maxLength={2000}
          rows={2}
          className="sm:col-span-2 lg:col-span-4"
          error={errorOf("summary")}
        />
      </div>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button
          type="submit"
          size="small"
          name="command"
          value={`up:${index}`}
          isDisabled={index === 0}
          aria-label={text("courseSteps.upOf", { position })}
          icon={<ArrowUp aria-hidden />}
        >
          {text("courseSteps.up")}
        </Button>
        <Button
          type="submit"
          size="small"
          name="command"
          value={`down:${index}`}
          isDisabled={isLast}
          aria-label={text("courseSteps.downOf", { position })}
          icon={<ArrowDown aria-hidden />}
        >
          {text("courseSteps.down")}
        </Button>
        <Button
          type="submit"
          size="small"
          name="command"
          value={`remove:${index}`}
          aria-label={text("courseSteps.removeOf", { position })}
          icon={<Trash2 aria-hidden />}
        >
          {text("courseSteps.remove")}
        </Button>
      </div>
    </fieldset>
  );
}
