import {
  Button,
  Card,
  EmptyState,
  SortableList,
  VisuallyHidden,
  type SortableTexts,
} from "@throughline/ui";
import { Plus } from "lucide-react";
import { useState } from "react";
import { arrange, blankStep } from "../course/builder.form.ts";
import type {
  BuilderDraft,
  Chooser,
  ContentStep,
} from "../course/builder.query.ts";
import type { SectionValues } from "../course/section-values.ts";
import { useText } from "../messages/use-text.ts";
import { BuilderSection } from "./builder-section.tsx";
import { BuilderStepFields } from "./builder-step-fields.tsx";

/** The station of the steps: written in place, ordered by dragging, by keyboard or by buttons. Without JavaScript by the buttons. */
export function BuilderSteps({
  visit,
  draft,
  values,
  partners,
}: {
  visit: string;
  draft: BuilderDraft;
  values: SectionValues;
  partners: Chooser["partners"];
}) {
  const text = useText();
  const [steps, setSteps] = useState<ContentStep[]>(draft.content.steps);
  const [said, setSaid] = useState("");
  const texts = useSortableTexts();
  const nameOf = (step: ContentStep | undefined, index: number) =>
    step?.label || text("builder.step", { position: index + 1 });

  /** What a button asks for, done here; everything else is the server's. */
  const carryOut = (intent: string): boolean => {
    const [verb = "", key = newKey()] = intent.split(":");
    if (!["up", "down", "remove", "add"].includes(verb)) return false;
    const index = steps.findIndex((step) => step.key === key);
    const label = nameOf(steps[index], index);
    const arranged = arrange(steps, [verb, key], blankStep);
    setSteps(arranged);
    const place = arranged.findIndex((step) => step.key === key) + 1;
    setSaid(
      verb === "remove"
        ? text("builder.removed", { label })
        : verb === "add"
          ? text("builder.added", { place })
          : text("builder.moved", { label, place }),
    );
    return true;
  };

  return (
    <BuilderSection
      section="steps"
      visit={visit}
      revision={draft.revision}
      values={values}
      plain
      onSubmit={carryOut}
    >
      {(changed) => (
        <>
          {steps.length === 0 && (
            <Card>
              <EmptyState title={text("builder.noSteps")}>
                {text("builder.noStepsExplain")}
              </EmptyState>
            </Card>
          )}
          <SortableList
            id="builder-steps"
            label={text("builder.steps")}
            items={steps.map((step, index) => ({
              id: step.key,
              label: nameOf(step, index),
            }))}
            texts={texts}
            onOrder={(keys) => {
              setSteps(
                keys.flatMap(
                  (key) => steps.find((step) => step.key === key) ?? [],
                ),
              );
              changed();
            }}
          >
            {(key, index, handle) => {
              const step = steps[index];
              return (
                step && (
                  <BuilderStepFields
                    step={step}
                    index={index}
                    isLast={index === steps.length - 1}
                    name={nameOf(step, index)}
                    handle={handle}
                    partners={partners}
                    values={values}
                    isOpen={step.id === null}
                    onLabel={(label) =>
                      setSteps((before) =>
                        before.map((each) =>
                          each.key === key ? { ...each, label } : each,
                        ),
                      )
                    }
                  />
                )
              );
            }}
          </SortableList>
          <VisuallyHidden>
            <span role="status">{said}</span>
          </VisuallyHidden>
          <Button
            type="submit"
            name="intent"
            value="add"
            className="self-start"
            icon={<Plus aria-hidden />}
          >
            {text("builder.addStep")}
          </Button>
        </>
      )}
    </BuilderSection>
  );
}

const newKey = () => `n${crypto.randomUUID()}`;

function useSortableTexts(): SortableTexts {
  const text = useText();
  return {
    explain: text("builder.drag.explain"),
    handle: (label) => text("builder.handle", { label }),
    taken: (label, place) => text("builder.drag.taken", { label, place }),
    over: (label, place) => text("builder.drag.over", { label, place }),
    dropped: (label, place) => text("builder.drag.dropped", { label, place }),
    canceled: (label, place) => text("builder.drag.canceled", { label, place }),
  };
}
