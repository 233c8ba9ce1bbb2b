import {
  Checkbox,
  IconButton,
  Pill,
  SelectField,
  TextArea,
  TextField,
  useHydrated,
} from "@throughline/ui";
import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { useState, type ReactNode } from "react";
import type { Chooser, ContentStep } from "../course/builder.query.ts";
import type { SectionValues } from "../course/section-values.ts";
import { useText } from "../messages/use-text.ts";

const kinds = ["SESSION", "PARTNER", "CONTENT"] as const;

interface StepFields {
  step: ContentStep;
  /** Counts from 0. */
  index: number;
  isLast: boolean;
  /** What people call it: its label, or its place. */
  name: string;
  handle: ReactNode;
  partners: Chooser["partners"];
  values: SectionValues;
  isOpen: boolean;
  onLabel: (label: string) => void;
}

/** One step in the builder: a line with what moves it, and its fields folded under it. */
export function BuilderStepFields(props: StepFields) {
  const { step, index, isLast, name, handle, values, isOpen } = props;
  const text = useText();
  const [kind, setKind] = useState<string>(step.kind);
  const hasError = fieldNames.some((field) =>
    values.errorOf(`steps.${step.key}.${field}`),
  );
  const buttons = [
    ["up", "builder.up", ArrowUp, index === 0],
    ["down", "builder.down", ArrowDown, isLast],
    ["remove", "builder.remove", Trash2, false],
  ] as const;
  return (
    <div id={`steps.${step.key}.id`} className="p-2">
      <input type="hidden" name="step" value={step.key} />
      <div className="flex flex-wrap items-center gap-1">
        {handle}
        <h2 className="flex min-w-0 flex-1 flex-wrap items-center gap-2 px-1 text-sm font-semibold wrap-anywhere">
          <span>{name}</span>
          <Pill>
            {text(`builder.kind.${kinds.find((k) => k === kind) ?? "SESSION"}`)}
          </Pill>
        </h2>
        {buttons.map(([verb, label, Icon, isDisabled]) => (
          <IconButton
            key={verb}
            type="submit"
            name="intent"
            value={`${verb}:${step.key}`}
            label={text(label, { label: name })}
            isDisabled={isDisabled}
          >
            <Icon aria-hidden />
          </IconButton>
        ))}
      </div>
      <details open={isOpen || hasError} className="px-1">
        <summary className="w-fit rounded-control py-1 text-xs text-muted hover:text-ink touch:py-3.5">
          {text("builder.stepOf", {
            position: index + 1,
            label: step.title || name,
          })}
        </summary>
        <Fields {...props} kind={kind} onKind={setKind} />
      </details>
    </div>
  );
}

const fieldNames = [
  "id",
  "label",
  "slug",
  "title",
  "summary",
  "kind",
  "expectedDays",
  "partnerId",
  "partnerCourseRef",
  "contentCourseRef",
];

function Fields({
  step,
  partners,
  values,
  kind,
  onKind,
  onLabel,
}: StepFields & { kind: string; onKind: (kind: string) => void }) {
  const text = useText();
  // Without JavaScript every kind's fields are there; what does not belong to the kind is left aside.
  const hydrated = useHydrated();
  const shows = (wanted: string) => !hydrated || kind === wanted;
  const nameOf = (field: keyof ContentStep) => `steps.${step.key}.${field}`;
  const of = (field: keyof ContentStep, kept: string | number | null) => ({
    id: nameOf(field),
    name: nameOf(field),
    defaultValue: values.valueOf(nameOf(field), kept),
    error: values.errorOf(nameOf(field)),
  });
  return (
    <div className="grid items-end gap-3 pt-2 pb-2 sm:grid-cols-2 lg:grid-cols-4">
      <TextField
        {...of("label", step.label)}
        label={text("builder.label")}
        description={text("builder.labelExplain")}
        maxLength={30}
        required
        onChange={(event) => onLabel(event.target.value)}
      />
      <TextField
        {...of("title", step.title)}
        label={text("builder.stepTitle")}
        maxLength={200}
        required
        className="lg:col-span-2"
      />
      <TextField
        {...of("slug", step.slug)}
        label={text("builder.slug")}
        description={text("builder.slugExplain")}
        maxLength={60}
      />
      {step.id === null ? (
        <SelectField
          {...of("kind", step.kind)}
          label={text("builder.kind")}
          onChange={(event) => onKind(event.target.value)}
          options={kinds.map((value) => ({
            value,
            label: text(`builder.kind.${value}`),
          }))}
        />
      ) : (
        <div>
          <input type="hidden" name={nameOf("kind")} value={step.kind} />
          <p className="text-xs text-muted">{text("builder.kindStays")}</p>
        </div>
      )}
      {shows("PARTNER") && (
        <>
          <SelectField
            {...of("partnerId", step.partnerId)}
            label={text("builder.partner")}
            options={[
              { value: "", label: text("builder.choosePartner") },
              ...partners.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <TextField
            {...of("partnerCourseRef", step.partnerCourseRef)}
            label={text("builder.partnerRef")}
            maxLength={200}
          />
        </>
      )}
      {shows("CONTENT") && (
        <TextField
          {...of("contentCourseRef", step.contentCourseRef)}
          label={text("builder.contentRef")}
          maxLength={200}
        />
      )}
      <TextField
        {...of("expectedDays", step.expectedDays)}
        label={text("builder.days")}
        inputMode="numeric"
        maxLength={9}
        required
      />
      <Checkbox
        name={nameOf("required")}
        value="yes"
        label={text("builder.required")}
        defaultChecked={values.isChecked(nameOf("required"), step.required)}
        className="pb-1.5"
      />
      <TextArea
        {...of("summary", step.summary)}
        label={text("builder.summary")}
        maxLength={2000}
        rows={2}
        className="sm:col-span-2 lg:col-span-4"
      />
    </div>
  );
}
