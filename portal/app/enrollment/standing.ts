import type { PathPlace } from "@throughline/ui";
import { standingBooking } from "../booking/standing-booking.ts";
import { isOutOfTurn } from "./is-out-of-turn.ts";
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
  | "book"
  | "booked"
  | "offered"
  | "extra"
  | "unneeded"
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
  if (step.kind === "SESSION") return standingOfClass(step, { state, course });
  if (state === "COMPLETED" && !step.openedAt) return "unneeded";
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

/**
 * A class is booked before it is taken; in a strict course only when its turn has come. After the course only a credit books it,
 * and not for the step.
 */
function standingOfClass(
  step: OwnStep,
  { state, course }: Pick<OwnEnrollment, "state" | "course">,
): Standing {
  const booking = standingBooking(step);
  if (booking) return booking.state === "BOOKED" ? "booked" : "offered";
  if (state === "COMPLETED") return "extra";
  return state === "ACTIVE" && !isOutOfTurn(step, course) ? "book" : "ahead";
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
  book: "ahead",
  booked: "here",
  offered: "here",
  extra: "ahead",
  unneeded: "ahead",
  ahead: "ahead",
  over: "ahead",
};
