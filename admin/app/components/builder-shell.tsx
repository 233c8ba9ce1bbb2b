import {
  Card,
  Checkbox,
  RadioGroup,
  TextArea,
  TextField,
} from "@throughline/ui";
import { useState } from "react";
import type { BuilderAnswer } from "../course/builder.action.server.ts";
import type { BuilderDraft } from "../course/builder.query.ts";
import type { SectionValues } from "../course/section-values.ts";
import type { SaveState } from "../course/use-autosave.ts";
import { useText, type MessageId } from "../messages/use-text.ts";
import { BuilderImage } from "./builder-image.tsx";
import { BuilderSection } from "./builder-section.tsx";

/** The builder's first station: what the course is, its picture, and the rules of its bookings. */
export function BuilderShell({
  visit,
  draft,
  values,
  answer,
}: {
  /** Another one draws the form anew; a picture that was chosen stays chosen. */
  visit: string;
  draft: BuilderDraft;
  values: SectionValues;
  answer: BuilderAnswer | undefined;
}) {
  const text = useText();
  const [state, setState] = useState<SaveState>("saved");
  return (
    <>
      <BuilderSection
        key={visit}
        visit={visit}
        onState={setState}
        section="shell"
        revision={draft.revision}
        values={values}
        plain
      >
        <Card title={text("builder.at.shell")}>
          <Particulars draft={draft} values={values} />
        </Card>
        <Card title={text("builder.policy")}>
          <Policy draft={draft} values={values} />
        </Card>
      </BuilderSection>
      <BuilderImage
        key={draft.imageUrl}
        draft={draft}
        answer={answer}
        isReady={state === "saved"}
      />
    </>
  );
}

interface Part {
  draft: BuilderDraft;
  values: SectionValues;
}

function Particulars({ draft: { content, course }, values }: Part) {
  const text = useText();
  const { valueOf, errorOf } = values;
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <TextField
        id="code"
        name="code"
        label={text("builder.code")}
        description={text("builder.codeExplain")}
        defaultValue={valueOf("code", content.code)}
        maxLength={30}
        required
        readOnly={course !== null}
        error={errorOf("code")}
      />
      <TextField
        id="title"
        name="title"
        label={text("builder.name")}
        defaultValue={valueOf("title", content.title)}
        maxLength={200}
        required
        className="justify-end sm:col-span-2"
        error={errorOf("title")}
      />
      <TextArea
        id="description"
        name="description"
        label={text("builder.description")}
        description={text("builder.descriptionExplain")}
        defaultValue={valueOf("description", content.description)}
        maxLength={2000}
        rows={2}
        className="sm:col-span-3"
        error={errorOf("description")}
      />
      <TextArea
        id="marketingCopy"
        name="marketingCopy"
        label={text("builder.marketingCopy")}
        description={text("builder.marketingExplain")}
        defaultValue={valueOf("marketingCopy", content.marketingCopy)}
        maxLength={20_000}
        rows={6}
        className="sm:col-span-3"
        error={errorOf("marketingCopy")}
      />
      <TextField
        id="defaultTimeZone"
        name="defaultTimeZone"
        label={text("builder.zone")}
        description={text("builder.zoneExplain")}
        defaultValue={valueOf("defaultTimeZone", content.defaultTimeZone)}
        maxLength={100}
        required
        error={errorOf("defaultTimeZone")}
      />
      <TextField
        id="imageAlt"
        name="imageAlt"
        label={text("builder.imageAlt")}
        defaultValue={valueOf("imageAlt", content.imageAlt)}
        maxLength={300}
        className="justify-end sm:col-span-2"
        error={errorOf("imageAlt")}
      />
      <RadioGroup
        name="sequencing"
        label={text("builder.sequencing")}
        defaultValue={valueOf("sequencing", content.sequencing)}
        className="sm:col-span-3"
        options={(["ADVISORY", "STRICT"] as const).map((value) => ({
          value,
          label: text(`builder.sequencing.${value}`),
        }))}
      />
    </div>
  );
}

const numbers = [
  ["cancelHours", "builder.cancelHours", null],
  ["bookingOpensDays", "builder.opens", "builder.opensExplain"],
  ["bookingClosesMinutes", "builder.closes", null],
  ["offerMinutes", "builder.offer", null],
] as const satisfies readonly (readonly [
  keyof BuilderDraft["content"],
  MessageId,
  MessageId | null,
])[];

function Policy({ draft: { content }, values }: Part) {
  const text = useText();
  const { valueOf, errorOf, isChecked } = values;
  return (
    <div className="grid items-end gap-3 sm:grid-cols-2">
      {numbers.map(([name, label, description]) => (
        <TextField
          key={name}
          id={name}
          name={name}
          label={text(label)}
          {...(description && { description: text(description) })}
          defaultValue={valueOf(name, content[name])}
          inputMode="numeric"
          maxLength={9}
          error={errorOf(name)}
        />
      ))}
      <Checkbox
        name="lateCancelForfeits"
        value="yes"
        label={text("builder.forfeits")}
        defaultChecked={isChecked(
          "lateCancelForfeits",
          content.lateCancelForfeits,
        )}
        className="sm:col-span-2"
      />
    </div>
  );
}
