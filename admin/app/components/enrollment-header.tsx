import { LinkButton, PageHeader, ProgressBar, TextLink } from "@throughline/ui";
import { Download } from "lucide-react";
import { commandsForEnrollment } from "../enrollment/command.ts";
import type { EnrollmentDetail } from "../enrollment/enrollment.query.ts";
import { useText } from "../messages/use-text.ts";
import { ContactLinks } from "./contact-links.tsx";
import { EnrollmentPill } from "./enrollment-pill.tsx";
import { StayButton } from "./stay-button.tsx";
import { When } from "./when.tsx";

/** Who, in which course, how far; how to reach them, and what can be done to the whole of it. */
export function EnrollmentHeader({
  enrollment,
}: {
  enrollment: EnrollmentDetail;
}) {
  const text = useText();
  const { person, course, state, steps, certificate } = enrollment;
  const required = steps.filter((step) => step.required);
  const done = required.filter(
    (step) => step.state === "COMPLETED" || step.state === "SKIPPED",
  );
  return (
    <>
      <PageHeader
        trail={[
          { href: "/students", label: text("nav.students") },
          {
            href: `/students?course=${encodeURIComponent(course.code)}`,
            label: course.title,
          },
        ]}
        title={
          <TextLink href={`/people/${person.id}`} quiet>
            <bdi>{person.name}</bdi>
          </TextLink>
        }
        description={
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <EnrollmentPill state={state} />
            <TextLink href={`/pipeline/${encodeURIComponent(course.code)}`}>
              {course.title}
            </TextLink>
            {enrollment.attempt > 1 && (
              <span>
                {text("enrollment.attempt", { attempt: enrollment.attempt })}
              </span>
            )}
            <span>
              {text("enrollment.enrolled")} <When at={enrollment.enrolledAt} />
            </span>
          </span>
        }
        actions={
          <>
            <ContactLinks {...person} subject={course.title} />
            {commandsForEnrollment(state).map((command) => (
              <StayButton
                key={command}
                variant={command === "resume" ? "primary" : "secondary"}
                to={`?do=${command}`}
              >
                {text(`command.${command}.do`)}
              </StayButton>
            ))}
          </>
        }
      />
      <div className="flex flex-wrap items-end gap-4">
        <ProgressBar
          className="w-full max-w-md"
          label={text("enrollment.progress")}
          value={enrollment.percentComplete / 100}
          text={text("enrollment.done", {
            done: done.length,
            all: required.length,
            percent: enrollment.percentComplete,
          })}
        />
        {certificate && (
          <LinkButton
            size="small"
            href={certificate.downloadPath}
            target="_blank"
            icon={<Download aria-hidden />}
          >
            {text("enrollment.certificate", { serial: certificate.serial })}
          </LinkButton>
        )}
      </div>
    </>
  );
}
