import { Form, useNavigation } from "@remix-run/react";
import { Button, LinkButton } from "@throughline/ui";
import { CalendarPlus, Play, Plus } from "lucide-react";
import { useText } from "../messages/use-text.ts";
import type { OwnEnrollment, OwnStep } from "./own-enrollment.ts";
import { standingOf, type Standing } from "./standing.ts";

/** The one thing that the student can do with a step now: launch its training, or take it up. Nothing where there is none. */
export function StepAction({
  step,
  enrollment,
  isNext = false,
}: {
  step: OwnStep;
  enrollment: Pick<OwnEnrollment, "state" | "course">;
  /** It is the one thing to do now, not one of several. */
  isNext?: boolean;
}) {
  const standing = standingOf(step, enrollment);
  if (standing === "launch") return <Launch step={step} />;
  if (standing === "choose") return <Take step={step} isNext={isNext} />;
  if (isAboutClass(standing))
    return <SeeClass step={step} standing={standing} isNext={isNext} />;
  return null;
}

/** True where {@link StepAction} shows something. */
export function hasAction(
  step: OwnStep,
  enrollment: Pick<OwnEnrollment, "state" | "course">,
): boolean {
  return ["launch", "choose", "book", "booked", "offered"].includes(
    standingOf(step, enrollment),
  );
}

type ClassStanding = "book" | "booked" | "offered";

const isAboutClass = (standing: Standing): standing is ClassStanding =>
  ["book", "booked", "offered"].includes(standing);

/** Classes are chosen on the step's own page, where there is room for them. */
function SeeClass({
  step,
  standing,
  isNext,
}: {
  step: OwnStep;
  standing: ClassStanding;
  isNext: boolean;
}) {
  const text = useText();
  const isUrgent = isNext && standing !== "booked";
  return (
    <LinkButton
      href={`/steps/${step.id}`}
      variant={isUrgent ? "primary" : "secondary"}
      size={isNext ? "large" : "medium"}
      icon={<CalendarPlus aria-hidden />}
      aria-label={text(`step.${standing}Titled`, { step: step.title })}
    >
      {text(`step.${standing}Action`)}
    </LinkButton>
  );
}

/** Posted by the browser itself: on the way back from the partner nothing is left spinning. */
function Launch({ step }: { step: OwnStep }) {
  const text = useText();
  return (
    <Form method="post" reloadDocument>
      <input type="hidden" name="intent" value="launch" />
      <input type="hidden" name="stepId" value={step.id} />
      <Button
        type="submit"
        variant="primary"
        size="large"
        icon={<Play aria-hidden />}
        aria-label={text("step.launchTitled", { step: step.title })}
      >
        {text("step.launchAction")}
      </Button>
    </Form>
  );
}

function Take({ step, isNext }: { step: OwnStep; isNext: boolean }) {
  const text = useText();
  const { formData } = useNavigation();
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="take" />
      <input type="hidden" name="stepId" value={step.id} />
      <Button
        type="submit"
        variant={isNext ? "primary" : "secondary"}
        size={isNext ? "large" : "medium"}
        icon={<Plus aria-hidden />}
        pending={formData?.get("stepId") === step.id}
        aria-label={text("step.takeTitled", { step: step.title })}
      >
        {text("step.takeAction")}
      </Button>
    </Form>
  );
}
