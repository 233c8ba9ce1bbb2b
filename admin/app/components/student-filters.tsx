import { Form, useSubmit } from "@remix-run/react";
import {
  Button,
  LinkButton,
  SelectField,
  useHydrated,
  type Option,
} from "@throughline/ui";
import {
  orders,
  stateChoices,
  isNarrowed,
  type StudentParams,
} from "../enrollment/students.filter.ts";
import type { FilterCourse } from "../enrollment/students.query.ts";
import { useText } from "../messages/use-text.ts";
import { situations } from "../pipeline/pipeline.links.ts";

/** Narrows the list; each choice takes effect at once, without JavaScript by its button. The search stays in the bar above. */
export function StudentFilters({
  courses,
  course,
  wanted,
}: {
  courses: FilterCourse[];
  course: FilterCourse | undefined;
  wanted: StudentParams;
}) {
  const text = useText();
  const submit = useSubmit();
  const isHydrated = useHydrated();
  const any = { value: "", label: text("filter.any") };
  const fields: { name: Name; options: Option[] }[] = [
    {
      name: "course",
      options: [
        any,
        ...courses.map(({ code, title }) => ({ value: code, label: title })),
      ],
    },
    ...(course
      ? [{ name: "step" as const, options: stepsOf(course, any) }]
      : []),
    {
      name: "situation",
      options: [
        any,
        ...situations.map((value) => ({
          value,
          label: text(`situation.${value}`),
        })),
      ],
    },
    {
      name: "state",
      options: [
        any,
        ...stateChoices.map((value) => ({
          value,
          label: text(`enrollment.state.${value}`),
        })),
      ],
    },
    {
      name: "sort",
      options: orders.map((value) => ({
        value,
        label: text(`students.sort.${value}`),
      })),
    },
  ];
  return (
    <Form
      aria-label={text("filter.label")}
      className="flex flex-wrap items-end gap-2"
      onChange={({ currentTarget }) =>
        submit(withoutForeignStep(new FormData(currentTarget), courses), {
          preventScrollReset: true,
        })
      }
    >
      {(["search", "cohort"] as const).map((name) => {
        const value = wanted[name];
        return value === undefined ? null : (
          <input key={name} type="hidden" name={name} value={value} />
        );
      })}
      {fields.map(({ name, options }) => (
        <SelectField
          key={`${name} ${wanted[name] ?? ""}`}
          id={`filter-${name}`}
          name={name}
          label={text(`filter.${name}`)}
          options={options}
          defaultValue={wanted[name] ?? ""}
          className="min-w-36 flex-1 sm:max-w-56"
        />
      ))}
      {!isHydrated && <Button type="submit">{text("filter.show")}</Button>}
      {isNarrowed(wanted) && (
        <LinkButton href="/students" variant="quiet">
          {text("filter.clear")}
        </LinkButton>
      )}
    </Form>
  );
}

type Name = "course" | "step" | "situation" | "state" | "sort";

function stepsOf({ steps }: FilterCourse, any: Option): Option[] {
  return [
    any,
    ...steps.map(({ slug, label, title }) => ({
      value: slug,
      label: `${label} ${title}`,
    })),
  ];
}

/** The choices that say something; a step of the course that was chosen before goes with it. */
function withoutForeignStep(form: FormData, courses: FilterCourse[]) {
  const course = courses.find(({ code }) => code === form.get("course"));
  if (!course?.steps.some(({ slug }) => slug === form.get("step")))
    form.delete("step");
  return new URLSearchParams(
    [...form].flatMap(([name, value]) =>
      typeof value === "string" && value !== "" ? [[name, value]] : [],
    ),
  );
}
