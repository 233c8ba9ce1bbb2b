import { Form, useNavigation } from "@remix-run/react";
import { Button, Card, LinkButton, TextField } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import type { ForecastStep } from "../pipeline/forecast.query.ts";
import {
  capacityField,
  speedField,
  type StepWish,
  type WishProblem,
} from "../pipeline/what-if.ts";

/** What shall be different at each step; a plain form, whose answer has an address of its own. */
export function ForecastForm({
  steps,
  wishes,
  problems,
}: {
  steps: ForecastStep[];
  wishes: StepWish[];
  problems: WishProblem[];
}) {
  const text = useText();
  const isPending = useNavigation().state === "loading";
  const isChanged = wishes.some(({ speed, capacity }) => speed || capacity);
  const errorOf = (field: string) => {
    const problem = problems.find((each) => each.field === field);
    return problem && text(`forecast.${problem.kind}Range`);
  };
  return (
    <Card
      title={text("forecast.changes")}
      description={text("forecast.changesExplain")}
    >
      <Form
        method="get"
        preventScrollReset
        noValidate
        className="flex flex-col gap-4"
      >
        {steps.map((step) => {
          const wish = wishes.find(({ slug }) => slug === step.slug);
          return (
            <fieldset
              key={step.id}
              className="grid grid-cols-2 gap-x-3 gap-y-1 border-b border-line pb-4 lg:max-xl:grid-cols-1"
            >
              <legend className="mb-1 text-sm wrap-anywhere">
                <span className="text-muted">{step.label}</span>{" "}
                <span className="font-medium">{step.title}</span>
                {step.partner && (
                  <span className="text-xs text-muted">
                    {" "}
                    {step.partner.name}
                  </span>
                )}
              </legend>
              <TextField
                id={speedField(step.slug)}
                key={`speed ${wish?.speed}`}
                name={speedField(step.slug)}
                label={text("forecast.speed")}
                placeholder="1"
                inputMode="decimal"
                autoComplete="off"
                defaultValue={wish?.speed}
                error={errorOf(speedField(step.slug))}
              />
              <TextField
                id={capacityField(step.slug)}
                key={`capacity ${wish?.capacity}`}
                name={capacityField(step.slug)}
                label={text("forecast.capacity")}
                placeholder="∞"
                inputMode="numeric"
                autoComplete="off"
                defaultValue={wish?.capacity}
                error={errorOf(capacityField(step.slug))}
              />
            </fieldset>
          );
        })}
        <p className="text-xs text-muted">{text("forecast.speedExplain")}</p>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" pending={isPending}>
            {text("forecast.show")}
          </Button>
          {isChanged && (
            <LinkButton href="?" variant="quiet">
              {text("forecast.reset")}
            </LinkButton>
          )}
        </div>
      </Form>
    </Card>
  );
}
