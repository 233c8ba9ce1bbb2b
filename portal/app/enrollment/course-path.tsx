import { StepPath, TextLink, type PathStep } from "@throughline/ui";
import { Day } from "../components/day.tsx";
import { useText } from "../messages/use-text.ts";
import { PartnerProgress } from "./partner-progress.tsx";
import type { OwnEnrollment, OwnStep } from "./own-enrollment.ts";
import { placeOf, standingOf } from "./standing.ts";
import { hasAction, StepAction } from "./step-action.tsx";
import { useStepWords } from "./use-step-words.ts";

/** The student's way through a course: each step's place, when it was done or why it waits, and what can be done. */
export function CoursePath({ enrollment }: { enrollment: OwnEnrollment }) {
  const text = useText();
  const tell = useStepWords(enrollment);
  const steps = enrollment.steps.map((step): PathStep => {
    const standing = standingOf(step, enrollment);
    const isNextBooking =
      standing === "book" && step.id === enrollment.currentStep?.id;
    const place = isNextBooking ? "here" : placeOf[standing];
    const isHere = place === "here" || place === "failed";
    const words = tell(step);
    return {
      id: step.id,
      place,
      label: [
        step.label,
        step.partner?.name,
        step.required ? undefined : text("step.optional"),
      ]
        .filter(Boolean)
        .join(" · "),
      title: (
        <TextLink
          quiet
          href={`/steps/${step.id}`}
          className="-my-2.5 inline-block py-2.5 wrap-anywhere"
        >
          <bdi>{step.title}</bdi>
        </TextLink>
      ),
      summary: <Summary step={step} isHere={isHere} words={words} />,
      waiting: isHere ? words : undefined,
      action: hasAction(step, enrollment) ? (
        <StepAction step={step} enrollment={enrollment} />
      ) : undefined,
    };
  });
  return <StepPath label={text("course.path")} steps={steps} />;
}

function Summary({
  step,
  isHere,
  words,
}: {
  step: OwnStep;
  isHere: boolean;
  words?: string;
}) {
  const text = useText();
  if (step.state === "COMPLETED" && step.settledAt)
    return (
      <>
        {text("step.doneOn")} <Day at={step.settledAt} />
      </>
    );
  return (
    <div className="flex flex-col gap-3">
      <p dir="auto">{isHere ? step.summary : (words ?? step.summary)}</p>
      {step.state === "IN_PROGRESS" && <PartnerProgress step={step} />}
    </div>
  );
}
