import { Form } from "@remix-run/react";
import { Button, Card, Pill, SelectField } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";

interface Step {
  id: string;
  label: string;
}

/** The steps that a class can be booked for; takes one out, or adds one. */
export function SessionOptions({
  steps,
  courses,
  mayChange,
}: {
  steps: Step[];
  courses: { title: string; steps: (Step & { title: string })[] }[];
  mayChange: boolean;
}) {
  const text = useText();
  const own = new Set(steps.map(({ id }) => id));
  const others = courses.flatMap((course) =>
    course.steps
      .filter(({ id }) => !own.has(id))
      .map(({ id, label, title }) => ({
        value: id,
        label: `${label} ${title} (${course.title})`,
      })),
  );
  return (
    <Card title={text("session.options")}>
      <div className="flex flex-col gap-3">
        {steps.length === 0 && (
          <p className="text-sm text-muted">{text("session.options.none")}</p>
        )}
        <ul className="flex flex-col gap-2">
          {steps.map(({ id, label }) => (
            <li key={id} className="flex items-center justify-between gap-2">
              <Pill>{label}</Pill>
              {mayChange && (
                <Form method="post" preventScrollReset>
                  <input type="hidden" name="courseStepId" value={id} />
                  <Button
                    type="submit"
                    name="command"
                    value="detach"
                    size="small"
                    aria-label={text("session.options.detachOf", { label })}
                  >
                    {text("session.options.detach")}
                  </Button>
                </Form>
              )}
            </li>
          ))}
        </ul>
        {mayChange && others.length > 0 && (
          <Form
            method="post"
            preventScrollReset
            className="flex items-end gap-2"
          >
            <SelectField
              id="option-step"
              name="courseStepId"
              label={text("session.options.choose")}
              options={others}
              className="min-w-0 flex-1"
            />
            <Button type="submit" name="command" value="attach">
              {text("session.options.attach")}
            </Button>
          </Form>
        )}
      </div>
    </Card>
  );
}
