import { Form } from "@remix-run/react";
import {
  Button,
  Card,
  EmptyState,
  FormError,
  LinkButton,
  SelectField,
  useInstant,
} from "@throughline/ui";
import type { BuilderAnswer } from "../course/builder.action.server.ts";
import type {
  BuilderDraft,
  BuilderStep,
  Choice,
  Chooser,
} from "../course/builder.query.ts";
import { useText } from "../messages/use-text.ts";
import { BuilderNewClass } from "./builder-new-class.tsx";
import { BuilderOptionTable } from "./builder-option-table.tsx";

interface Options {
  draft: BuilderDraft;
  answer: BuilderAnswer | undefined;
  choices: Choice[];
  instructors: Chooser["instructors"];
  /** New with every load of the page. */
  requestKey: string;
  next: string;
}

/** The station of the classes: for each step of live classes its options, and the ways to get more. */
export function BuilderOptions(props: Options) {
  const text = useText();
  const { draft, answer, next } = props;
  const live = draft.content.steps.filter(({ kind }) => kind === "SESSION");
  return (
    <div className="flex flex-col gap-4">
      <FormError
        title={text("builder.notSaved")}
        problems={answer?.form === "options" ? answer.problems : []}
      />
      {live.length === 0 && (
        <Card>
          <EmptyState title={text("builder.noLive")}>
            {text("builder.noLiveExplain")}
          </EmptyState>
        </Card>
      )}
      {live.map((step) => (
        <StepOptions key={step.key} step={step} {...props} />
      ))}
      <LinkButton variant="primary" href={next} className="self-start">
        {text("builder.at.bundle")}
      </LinkButton>
    </div>
  );
}

function StepOptions({
  step,
  draft,
  answer,
  choices,
  instructors,
  requestKey,
}: Options & { step: BuilderStep }) {
  const about = draft.objections.filter(
    ({ field }) =>
      field === `steps.${draft.content.steps.indexOf(step)}.options`,
  );
  const name = step.label || step.title;
  return (
    <div
      id={`steps.${step.key}.options`}
      tabIndex={-1}
      className="scroll-mt-20 rounded-panel"
    >
      <Card title={[name, step.title].filter(Boolean).join(" · ")}>
        <div className="flex flex-col gap-4">
          {about.length > 0 && (
            <ul className="list-disc ps-5 text-sm">
              {about.map(({ message, severity }) => (
                <li
                  key={message}
                  className={severity === "ERROR" ? "text-danger" : undefined}
                >
                  {message}
                </li>
              ))}
            </ul>
          )}
          <BuilderOptionTable step={step} revision={draft.revision} />
          <Attach
            step={step}
            revision={draft.revision}
            choices={choices.filter(
              ({ id }) =>
                !step.options.some(
                  ({ session, change }) =>
                    session?.id === id && change !== "REMOVED",
                ),
            )}
            error={
              answer?.form === "options"
                ? answer.problems.find(
                    ({ field }) => field === `steps.${step.key}.pick`,
                  )?.message
                : undefined
            }
          />
          <BuilderNewClass
            // Once a class is planned, the next one begins with an empty form.
            key={step.options.length}
            step={step}
            draft={draft}
            answer={answer}
            instructors={instructors}
            requestKey={requestKey}
          />
        </div>
      </Card>
    </div>
  );
}

function Attach({
  step,
  revision,
  choices,
  error,
}: {
  step: BuilderStep;
  revision: number;
  choices: Choice[];
  error: string | undefined;
}) {
  const text = useText();
  const instant = useInstant();
  if (choices.length === 0)
    return <p className="text-sm text-muted">{text("builder.noChoices")}</p>;
  return (
    <Form
      method="post"
      preventScrollReset
      noValidate
      className="flex flex-wrap items-end gap-2"
    >
      <input type="hidden" name="revision" value={revision} />
      <SelectField
        id={`steps.${step.key}.pick`}
        name="sessionId"
        label={text("builder.pick")}
        className="min-w-0 flex-1 basis-60"
        error={error}
        options={[
          { value: "", label: text("builder.choose") },
          ...choices.map(({ id, title, startsAt }) => ({
            value: id,
            label: `${title} · ${instant(startsAt)}`,
          })),
        ]}
      />
      <Button
        type="submit"
        name="intent"
        value={`attach:${step.key}`}
        aria-label={text("builder.attachTo", { label: step.label })}
      >
        {text("builder.attach")}
      </Button>
    </Form>
  );
}
