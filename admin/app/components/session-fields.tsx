import {
  Checkbox,
  SelectField,
  TextField,
  type Problem,
} from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import {
  repeats,
  weekdays,
  type TypedSession,
} from "../session/session.form.ts";

interface FieldsProps {
  typed: TypedSession;
  problems: Problem[];
}

const complaintOf = (problems: Problem[], name: string) =>
  problems.find(({ field }) => field === name || field === `session.${name}`)
    ?.message;

/** What a class is, when and where. */
export function SessionFields({
  typed,
  problems,
  instructors,
  zones,
}: FieldsProps & {
  instructors: { id: string; name: string }[];
  /** Zones that are offered while one types. */
  zones: string[];
}) {
  const text = useText();
  const field = (name: keyof TypedSession) => ({
    id: `session-${name}`,
    name,
    label: text(`session.field.${name}` as "session.field.title"),
    defaultValue: String(typed[name]),
    error: complaintOf(problems, name),
  });
  return (
    <>
      <TextField {...field("title")} maxLength={200} required />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          {...field("kind")}
          options={[
            { value: "GROUP", label: text("session.kind.GROUP") },
            { value: "PRIVATE", label: text("session.kind.PRIVATE") },
          ]}
        />
        <TextField
          {...field("capacity")}
          type="number"
          min={1}
          max={10_000}
          required
        />
        <TextField
          {...field("startsLocal")}
          type="datetime-local"
          description={text("session.field.startsLocalExplain")}
          required
        />
        <TextField
          {...field("timeZone")}
          list="time-zones"
          description={text("session.field.timeZoneExplain")}
          maxLength={100}
          required
        />
        <TextField
          {...field("minutes")}
          type="number"
          min={5}
          max={1440}
          required
        />
        <SelectField
          {...field("instructorId")}
          options={[
            { value: "", label: text("session.nobody") },
            ...instructors.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <TextField {...field("room")} maxLength={200} />
        <TextField
          {...field("meetingUrl")}
          inputMode="url"
          description={text("session.field.meetingUrlExplain")}
          maxLength={2000}
        />
      </div>
      <datalist id="time-zones">
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}

/** The steps that a class can be booked for, course by course. */
export function StepChoice({
  courses,
  chosen,
  problem,
}: {
  courses: {
    id: string;
    title: string;
    steps: { id: string; label: string; title: string }[];
  }[];
  chosen: string[];
  problem: string | undefined;
}) {
  const text = useText();
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-sm font-medium">
        {text("session.field.steps")}
      </legend>
      {courses.length === 0 && (
        <p className="text-sm text-muted">{text("session.field.noSteps")}</p>
      )}
      {courses.map(({ id, title, steps }) => (
        <div key={id} className="flex flex-col gap-1">
          <p className="text-xs text-muted wrap-anywhere">{title}</p>
          {steps.map((step) => (
            <Checkbox
              key={step.id}
              name="steps"
              value={step.id}
              label={`${step.label} ${step.title}`}
              defaultChecked={chosen.includes(step.id)}
            />
          ))}
        </div>
      ))}
      {problem && (
        <p role="alert" className="text-xs text-danger">
          {problem}
        </p>
      )}
    </fieldset>
  );
}

/** Whether and how a class repeats. */
export function RepeatFields({
  typed,
  problems,
  dayNames,
}: FieldsProps & {
  /** Monday first. */
  dayNames: string[];
}) {
  const text = useText();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        id="session-repeat"
        name="repeat"
        label={text("session.field.repeat")}
        defaultValue={typed.repeat}
        error={complaintOf(problems, "rule")}
        options={[
          { value: "", label: text("session.field.repeat.none") },
          ...repeats.map((value) => ({
            value,
            label: text(`session.field.repeat.${value}`),
          })),
        ]}
      />
      <TextField
        id="session-interval"
        name="interval"
        label={text("session.field.interval")}
        defaultValue={typed.interval}
        type="number"
        min={1}
        max={52}
      />
      <fieldset className="sm:col-span-2">
        <legend className="mb-1 text-sm font-medium">
          {text("session.field.weekdays")}
        </legend>
        <div className="flex flex-wrap gap-x-4 gap-y-1">
          {weekdays.map((day, index) => (
            <Checkbox
              key={day}
              name="weekdays"
              value={day}
              label={dayNames[index] ?? day}
              defaultChecked={typed.weekdays.includes(day)}
            />
          ))}
        </div>
      </fieldset>
      <SelectField
        id="session-ends"
        name="ends"
        label={text("session.field.ends")}
        defaultValue={typed.ends}
        options={[
          { value: "count", label: text("session.field.ends.count") },
          { value: "until", label: text("session.field.ends.until") },
        ]}
      />
      <div className="grid grid-cols-2 gap-4">
        <TextField
          id="session-count"
          name="count"
          label={text("session.field.count")}
          defaultValue={typed.count}
          type="number"
          min={1}
          max={200}
        />
        <TextField
          id="session-until"
          name="until"
          label={text("session.field.until")}
          defaultValue={typed.until}
          type="date"
        />
      </div>
    </div>
  );
}
