import { isolate } from "../messages/isolate.ts";
import { useText, type MessageId } from "../messages/use-text.ts";
import type { OwnEnrollment, OwnStep } from "./own-enrollment.ts";
import { standingOf, type Standing } from "./standing.ts";

/** Says where the student stands with a step, as a sentence; nothing where its place on the path says it all. */
export function useStepWords(
  enrollment: Pick<OwnEnrollment, "state" | "course">,
): (step: OwnStep) => string | undefined {
  const text = useText();
  return (step) => {
    const id = sentences[standingOf(step, enrollment)];
    const partner = step.partner?.name;
    return (
      id &&
      text(id, { partner: partner ? isolate(partner) : text("step.school") })
    );
  };
}

const sentences: Record<Standing, MessageId | undefined> = {
  done: undefined,
  skipped: "step.skipped",
  failed: "step.failed",
  launch: undefined,
  partner: "step.partner",
  payment: "step.payment",
  paused: "step.paused",
  choose: "step.choose",
  ahead: undefined,
  over: undefined,
};
