import type { MessageId } from "../messages/use-text.ts";
import type { OwnEnrollment, OwnStep } from "./own-enrollment.ts";
import { standingOf } from "./standing.ts";

type Placed = Pick<OwnStep, "id" | "title" | "position" | "required" | "state">;

/** What follows after a step, for the catalogue to say; null where nothing does. */
export function whatNext(
  step: OwnStep,
  enrollment: Pick<OwnEnrollment, "state" | "course"> & { steps: Placed[] },
): { id: MessageId; step: string } | null {
  const standing = standingOf(step, enrollment);
  const open = enrollment.steps
    .filter(({ required, state }) => required && isOpen(state))
    .toSorted((a, b) => a.position - b.position);
  if (standing === "partner") return { id: "step.next.partner", step: "" };
  if (standing === "failed") return { id: "step.next.failed", step: "" };
  if (standing === "launch") {
    const following = open.find(({ id }) => id !== step.id);
    if (!following) return { id: "step.next.launchLast", step: "" };
    return enrollment.course.sequencing === "STRICT"
      ? { id: "step.next.launch", step: following.title }
      : { id: "step.next.launchFree", step: "" };
  }
  if (standing === "ahead") {
    const before = open.findLast(({ position }) => position < step.position);
    return before ? { id: "step.next.ahead", step: before.title } : null;
  }
  return null;
}

const isOpen = (state: Placed["state"]) =>
  state !== "COMPLETED" && state !== "SKIPPED";
