import type { OwnEnrollment, OwnStep } from "./own-enrollment.ts";
import { standingOf } from "./standing.ts";

type Certificate = NonNullable<OwnEnrollment["certificate"]>;

/** The one answer to "What do I do next?" in a course. */
export type NextAction =
  | {
      kind:
        | "launch"
        | "choose"
        | "book"
        | "booked"
        | "offered"
        | "partner"
        | "payment"
        | "failed"
        | "opensSoon";
      step: OwnStep;
    }
  | { kind: "notBegun" | "paused" | "finishing" | "over" }
  | { kind: "finished"; certificate: Certificate };

/** What the student does next in a course, or whom it waits for. Training that can be launched comes before any waiting. */
export function nextAction(enrollment: OwnEnrollment): NextAction {
  switch (enrollment.state) {
    case "PENDING":
      return { kind: "notBegun" };
    case "ACTIVE":
      return whileActive(enrollment);
    case "SUSPENDED":
      return { kind: "paused" };
    case "COMPLETED":
      return enrollment.certificate
        ? { kind: "finished", certificate: enrollment.certificate }
        : { kind: "finishing" };
    case "CANCELED":
    case "REFUNDED":
      return { kind: "over" };
  }
}

/** The enrollments in the order in which they ask for the student: what can be done now first, what is over last. */
export function mostPressingFirst(
  enrollments: readonly OwnEnrollment[],
): OwnEnrollment[] {
  const rank = (enrollment: OwnEnrollment) =>
    urgency.indexOf(nextAction(enrollment).kind);
  return enrollments.toSorted((one, other) => rank(one) - rank(other));
}

/** What the home page is about, most pressing first, and what lies behind. A finished course stays in front while nothing else does. */
export function shareOut(enrollments: readonly OwnEnrollment[]): {
  current: OwnEnrollment[];
  behind: OwnEnrollment[];
} {
  const sorted = mostPressingFirst(enrollments);
  const isOpen = (enrollment: OwnEnrollment) =>
    !["finished", "over"].includes(nextAction(enrollment).kind);
  const hasOpen = sorted.some(isOpen);
  const current = hasOpen
    ? sorted.filter(isOpen)
    : sorted.filter(({ certificate }) => certificate).slice(0, 1);
  return {
    current,
    behind: sorted.filter((enrollment) => !current.includes(enrollment)),
  };
}

const urgency: NextAction["kind"][] = [
  "offered",
  "launch",
  "book",
  "choose",
  "booked",
  "failed",
  "payment",
  "opensSoon",
  "partner",
  "notBegun",
  "paused",
  "finishing",
  "finished",
  "over",
];

function whileActive(enrollment: OwnEnrollment): NextAction {
  const { steps, currentStep } = enrollment;
  const current = steps.find(({ id }) => id === currentStep?.id);
  const others = steps.filter((step) => step !== current);
  const inOrder = [...(current ? [current] : []), ...others];
  const first = (kind: "offered" | "launch" | "book") => {
    const found = inOrder.find((step) => standingOf(step, enrollment) === kind);
    return found && { kind, step: found };
  };
  const pressing = first("offered") ?? first("launch");
  if (pressing) return pressing;
  // What is booked needs nothing but to be attended; the next recommended booking can be made meanwhile.
  if (current && standingOf(current, enrollment) === "booked")
    return firstRequired(first("book")) ?? { kind: "booked", step: current };
  if (!current) return { kind: "finishing" };
  return waitingAt(current, enrollment);
}

/** An optional step is offered on the path, and recommended to nobody. */
const firstRequired = (
  action: { kind: "book" | "offered" | "launch"; step: OwnStep } | undefined,
) => (action?.step.required ? action : undefined);

function waitingAt(step: OwnStep, enrollment: OwnEnrollment): NextAction {
  const standing = standingOf(step, enrollment);
  switch (standing) {
    case "choose":
    case "book":
    case "booked":
    case "offered":
    case "partner":
    case "payment":
    case "failed":
      return { kind: standing, step };
    case "paused":
      return { kind: "paused" };
    case "launch":
    case "extra":
    case "unneeded":
    case "ahead":
    case "done":
    case "skipped":
    case "over":
      return { kind: "opensSoon", step };
  }
}
