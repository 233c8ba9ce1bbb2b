import { Card, LinkButton, Pill, TextLink } from "@throughline/ui";
import { graphql, type ResultOf } from "@throughline/web/graphql";
import { useText } from "../messages/use-text.ts";

/** What a course's card shows. */
export const CourseFields = graphql(`
  fragment CourseFields on Course @_unmask {
    id
    code
    title
    description
    state
    sequencing
    enrollmentCount
    steps {
      id
      slug
      label
      title
      required
      expectedDays
      partner {
        name
      }
    }
  }
`);

/** A course: its steps in order with who teaches them, how many students, and the way to its pipeline. */
export function CourseCard({
  course,
}: {
  course: ResultOf<typeof CourseFields>;
}) {
  const text = useText();
  const { code, title, state, steps, enrollmentCount } = course;
  const of = `?course=${encodeURIComponent(code)}`;
  return (
    <Card
      title={
        <span className="flex flex-wrap items-center gap-2">
          {title} <span className="font-normal text-muted">{code}</span>
          {state !== "PUBLISHED" && (
            <Pill>{text(`course.state.${state}`)}</Pill>
          )}
        </span>
      }
      description={text(`course.sequencing.${course.sequencing}`)}
      actions={
        <>
          <LinkButton
            size="small"
            href={`/courses/${encodeURIComponent(code)}/build`}
            aria-label={text("builder.buildOf", { title })}
          >
            {text("builder.short")}
          </LinkButton>
          <LinkButton
            size="small"
            href={`/courses/${encodeURIComponent(code)}`}
            aria-label={text("courseSteps.edit", { title })}
          >
            {text("courseSteps.short")}
          </LinkButton>
          {(state !== "DRAFT" || enrollmentCount > 0) && (
            <LinkButton
              size="small"
              href={`/pipeline/${encodeURIComponent(code)}`}
              aria-label={text("courses.pipelineOf", { title })}
            >
              {text("nav.pipeline")}
            </LinkButton>
          )}
        </>
      }
    >
      <p className="text-sm text-pretty text-muted">{course.description}</p>
      <p className="mt-2 text-sm">
        <TextLink href={`/students${of}`}>
          {text("courses.students", { count: enrollmentCount })}
        </TextLink>
      </p>
      <ol className="mt-3 flex flex-col divide-y divide-line border-t border-line">
        {steps.map((step) => (
          <li
            key={step.id}
            className="grid grid-cols-[4rem_minmax(0,1fr)] items-baseline gap-x-2 py-2 text-sm sm:grid-cols-[4rem_minmax(0,1fr)_auto]"
          >
            <span className="text-xs text-muted">{step.label}</span>
            <TextLink
              quiet
              href={`/students${of}&step=${encodeURIComponent(step.slug)}`}
            >
              {step.title}
            </TextLink>
            <span className="text-xs text-muted max-sm:col-start-2">
              {[
                step.partner?.name,
                text("days", { days: step.expectedDays }),
                !step.required && text("step.optional"),
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
