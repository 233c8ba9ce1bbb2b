import { Form, useNavigation } from "@remix-run/react";
import { Button, Card, FormError } from "@throughline/ui";
import { useEffect, useRef, type ReactNode } from "react";
import type { Section } from "../course/builder.sections.ts";
import type { SectionValues } from "../course/section-values.ts";
import { useAutosave, type SaveState } from "../course/use-autosave.ts";
import { useText } from "../messages/use-text.ts";
import { SaveStateLine } from "./save-state.tsx";

/** A station of the builder whose form keeps itself: its fields, what is wrong with them, and the way on. */
export function BuilderSection({
  visit,
  section,
  revision: first,
  values,
  plain = false,
  onSubmit,
  onState,
  children,
}: {
  visit: string;
  section: Section;
  revision: number;
  values: SectionValues;
  /** Its parts are cards by themselves. */
  plain?: boolean;
  /** True where the button that was pressed is carried out on the page. */
  onSubmit?: (intent: string) => boolean;
  /** Hears whether all that is typed is kept. */
  onState?: (state: SaveState) => void;
  children: ReactNode | ((changed: () => void) => ReactNode);
}) {
  const text = useText();
  const form = useRef<HTMLFormElement>(null);
  const autosave = useAutosave(first, form, visit);
  const isRefused = autosave.state === "saved" && values.problems.length > 0;
  const state = isRefused ? "refused" : autosave.state;
  const problems = isRefused ? values.problems : autosave.problems;
  useEffect(() => onState?.(state), [state, onState]);
  // A picture that is uploaded beside it is not this form's.
  const isPending = useNavigation().formData?.get("intent") === "save";
  const parts =
    typeof children === "function" ? children(autosave.onChange) : children;
  return (
    <Form
      ref={form}
      method="post"
      noValidate
      preventScrollReset
      className="flex flex-col gap-4"
      onChange={autosave.onChange}
      onSubmit={(event) => {
        const { submitter } = event.nativeEvent as SubmitEvent;
        const intent = submitter?.getAttribute("value") ?? "";
        if (onSubmit?.(intent)) {
          event.preventDefault();
          autosave.onChange();
        } else autosave.mustWait(event);
      }}
    >
      <FormError title={text("builder.refused")} problems={values.problems} />
      <input type="hidden" name="at" value={section} />
      <input type="hidden" name="revision" value={autosave.revision} />
      {/* Enter saves, whichever button stands first. */}
      <button
        type="submit"
        name="intent"
        value="save"
        hidden
        aria-hidden
        tabIndex={-1}
      />
      {plain ? parts : <Card>{parts}</Card>}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          type="submit"
          name="intent"
          value="save"
          variant="primary"
          pending={isPending}
        >
          {text("builder.next")}
        </Button>
        <SaveStateLine state={state} problems={problems} />
      </div>
    </Form>
  );
}
