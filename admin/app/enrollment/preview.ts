import type { MessageId } from "../messages/use-text.ts";
import type { EnrollmentCommand, StepCommand } from "./command.ts";

/** One sentence of a preview, for the catalogue to say. */
export interface Sentence {
  id: MessageId;
  values?: Record<string, string | number>;
}

/** As much of an enrollment as a preview needs. */
export interface PreviewEnrollment {
  state: string;
  course: { sequencing: "STRICT" | "ADVISORY" };
  steps: PreviewStep[];
  /** The same steps, with what is booked and waited for. */
  classSteps: ClassStep[];
}

interface ClassStep {
  id: string;
  bookings: {
    state: string;
    attendance: string | null;
    session: { title: string; phase: string };
  }[];
  waits: { state: string; session: { title: string } }[];
}

interface PreviewStep {
  id: string;
  position: number;
  label: string;
  title: string;
  kind: "CONTENT" | "PARTNER" | "SESSION";
  state: "PENDING" | "IN_PROGRESS" | "COMPLETED" | "FAILED" | "SKIPPED";
  required: boolean;
  openedAt: string | null;
  startedAt: string | null;
  partner: { name: string } | null;
}

/** What a command to a step will change, in the order in which it happens. */
export function previewStepCommand(
  command: StepCommand,
  step: PreviewStep,
  enrollment: PreviewEnrollment,
): Sentence[] {
  return stepPreviews[command](step, enrollment);
}

/** What a command to an enrollment will change. */
export function previewEnrollmentCommand(
  command: EnrollmentCommand,
  enrollment: PreviewEnrollment,
): Sentence[] {
  return enrollmentPreviews[command](enrollment);
}

const stepPreviews: Record<
  StepCommand,
  (step: PreviewStep, enrollment: PreviewEnrollment) => Sentence[]
> = {
  complete: (step, enrollment) => [
    say("preview.completes", step),
    ...givesUp(enrollment, step),
    ...follow(settled(enrollment, step, "COMPLETED")),
  ],
  skip: (step, enrollment) => [
    say("preview.skips", step),
    ...(step.openedAt && step.partner ? [say("preview.withdraws", step)] : []),
    ...givesUp(enrollment, step),
    ...follow(settled(enrollment, step, "SKIPPED")),
  ],
  fail: (step) => [
    say("preview.fails", step),
    { id: step.required ? "preview.waitsForYou" : "preview.othersGoOn" },
  ],
  move: (step) =>
    step.openedAt
      ? [
          ...(step.partner ? [say("preview.withdraws", step)] : []),
          ...(step.startedAt ? [say("preview.losesProgress", step)] : []),
          { id: "preview.asksAnew" },
        ]
      : [{ id: "preview.asksLater" }],
  grantRight: (step) => [
    say("preview.grantsRight", step),
    { id: "preview.tellsRight" },
  ],
  retry: (step) => [takenUp(step)],
  reopen: (step, enrollment) => [
    takenUp(step),
    ...paused(step, enrollment),
    ...(enrollment.state === "COMPLETED" && step.required
      ? [{ id: "preview.revokes" } as const]
      : []),
  ],
};

const enrollmentPreviews: Record<
  EnrollmentCommand,
  (enrollment: PreviewEnrollment) => Sentence[]
> = {
  advance: (enrollment) => {
    const sentences = follow(enrollment);
    const isIdle = sentences.every(({ id }) => id === "preview.restStays");
    return isIdle ? [{ id: "preview.nothingToDo" }] : sentences;
  },
  suspend: (enrollment) => {
    const givenUp = givesUp(enrollment);
    return [
      { id: "preview.suspends" },
      ...givenUp,
      ...(givenUp.length > 0 ? [{ id: "preview.booksAnew" } as const] : []),
    ];
  },
  resume: (enrollment) => [
    { id: "preview.resumes" },
    ...follow({ ...enrollment, state: "ACTIVE" }),
  ],
  cancel: (enrollment) => [
    { id: "preview.cancels" },
    ...givesUp(enrollment),
    ...enrollment.steps
      .filter((step) => step.openedAt && step.partner && isOpen(step))
      .map((step) => say("preview.withdraws", step)),
  ],
};

/** The seats in classes to come, and the places in line, of a step or of all, that are let go: what has begun or was marked stays. */
function givesUp(
  { classSteps }: PreviewEnrollment,
  step?: PreviewStep,
): Sentence[] {
  return classSteps
    .filter(({ id }) => !step || id === step.id)
    .flatMap(({ bookings, waits }) => [
      ...bookings
        .filter(
          ({ state, attendance, session }) =>
            (state === "BOOKED" || state === "HELD") &&
            attendance === null &&
            session.phase === "COMING",
        )
        .map(({ session }) => leaves("preview.leavesClass", session)),
      ...waits
        .filter(({ state }) => state === "WAITING")
        .map(({ session }) => leaves("preview.leavesLine", session)),
    ]);
}

const leaves = (id: MessageId, { title }: { title: string }): Sentence => ({
  id,
  values: { title },
});

/** What carries on by itself once the steps stand so: the certificate, or the step whose turn comes. */
function follow({ state, course, steps }: PreviewEnrollment): Sentence[] {
  if (state === "COMPLETED") return [{ id: "preview.staysCompleted" }];
  if (state !== "ACTIVE") return [{ id: "preview.opensNothing" }];
  const next = steps
    .toSorted((a, b) => a.position - b.position)
    .find((step) => step.required && !isSettled(step));
  if (!next) return [{ id: "preview.certificate" }];
  const opensAlone =
    course.sequencing === "STRICT" || !steps.some((step) => step.openedAt);
  if (next.openedAt || !opensAlone) return [{ id: "preview.restStays" }];
  return [say(next.partner ? "preview.opensAtPartner" : "preview.opens", next)];
}

function takenUp(step: PreviewStep): Sentence {
  if (step.startedAt) return say("preview.inProgressAgain", step);
  return say(step.partner ? "preview.opensAtPartner" : "preview.opens", step);
}

function paused(
  reopened: PreviewStep,
  { course, steps }: PreviewEnrollment,
): Sentence[] {
  if (course.sequencing !== "STRICT") return [];
  return steps
    .filter(
      (step) =>
        step.required &&
        step.position > reopened.position &&
        step.openedAt &&
        isOpen(step),
    )
    .map((step) => say("preview.waitsAgain", step));
}

function settled(
  enrollment: PreviewEnrollment,
  step: PreviewStep,
  state: "COMPLETED" | "SKIPPED",
): PreviewEnrollment {
  const steps = enrollment.steps.map((each) =>
    each.id === step.id ? { ...each, state } : each,
  );
  return { ...enrollment, steps };
}

const isSettled = ({ state }: PreviewStep) =>
  state === "COMPLETED" || state === "SKIPPED";
const isOpen = ({ state }: PreviewStep) =>
  state === "PENDING" || state === "IN_PROGRESS";

function say(id: MessageId, { label, title, partner }: PreviewStep): Sentence {
  return {
    id,
    values: { step: `${label} ${title}`, partner: partner?.name ?? "" },
  };
}
