import type { PathPlace } from "@throughline/ui";
import type { OwnEnrollment, OwnStep } from "./own-enrollment.ts";

/** Where a student stands with a step, in the student's terms: what is to be done, or whom it waits for. */
export type Standing =
  | "done"
  | "skipped"
  | "failed"
  | "launch"
  | "partner"
  | "payment"
  | "paused"
  | "choose"
  | "ahead"
  | "over";

/** Where the student stands with one step of an enrollment. */
export function standingOf(
  step: OwnStep,
  { state, course }: Pick<OwnEnrollment, "state" | "course">,
): Standing {
  if (step.state === "COMPLETED") return "done";
  if (step.state === "SKIPPED") return "skipped";
  if (state === "CANCELED" || state === "REFUNDED") return "over";
  if (state === "SUSPENDED") return step.openedAt ? "paused" : "ahead";
  if (step.state === "FAILED") return "failed";
  if (!step.openedAt) {
    const isFree = course.sequencing === "ADVISORY" || !step.required;
    return isFree && state === "ACTIVE" ? "choose" : "ahead";
  }
  if (step.waitingOn === "PAYMENT") return "payment";
  if (step.waitingOn === "ADMIN") return "paused";
  return step.state === "IN_PROGRESS" && step.partnerEnrollment?.acceptedAt
    ? "launch"
    : "partner";
}

/** Where each standing is drawn on the path. */
export const placeOf: Record<Standing, PathPlace> = {
  done: "done",
  skipped: "skipped",
  failed: "failed",
  launch: "here",
  partner: "here",
  payment: "here",
  paused: "here",
  choose: "ahead",
  ahead: "ahead",
  over: "ahead",
};
