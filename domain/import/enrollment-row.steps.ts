import type { StepState } from "@throughline/prisma";
import type { ImportCourse, ImportCourseStep } from "./import-course.ts";
import type { RowReader } from "./row-reader.ts";

/** A step as a row tells it; times are ISO texts. */
export interface ImportedStep {
  courseStepId: string;
  state: StepState;
  openedAt: string | null;
  startedAt: string | null;
  settledAt: string | null;
  failureReason: string | null;
  /** The partner's id of the enrolment: the partner accepted. */
  externalId: string | null;
  progress: number | null;
}

const states = [
  "PENDING",
  "IN_PROGRESS",
  "COMPLETED",
  "FAILED",
  "SKIPPED",
] as const satisfies StepState[];

const isSettled = (state: StepState) =>
  state === "COMPLETED" || state === "FAILED" || state === "SKIPPED";
const isDone = (state: StepState) =>
  state === "COMPLETED" || state === "SKIPPED";

/** Reads the steps of a row, one for each of the course; what cannot have been so becomes a problem of the reader. */
export function readSteps(
  reader: RowReader,
  course: ImportCourse,
  { enrolledAt, hasEnded }: { enrolledAt: Date; hasEnded: boolean },
): ImportedStep[] {
  let since = enrolledAt;
  const steps = course.steps.map((step, index) =>
    readStep(reader, step, index + 1, enrolledAt),
  );
  if (course.sequencing === "STRICT") refuseOutOfTurn(reader, course, steps);
  return steps.map((step, index) => {
    const isTurn =
      step.state !== "PENDING" ||
      (!hasEnded && isCurrent(course, steps, index));
    const openedAt = step.openedAt ?? step.startedAt ?? earliest(step, since);
    if (step.settledAt) since = later(since, new Date(step.settledAt));
    return { ...step, openedAt: isTurn ? openedAt : null };
  });
}

function readStep(
  reader: RowReader,
  { id, kind, givesIds }: ImportCourseStep,
  n: number,
  enrolledAt: Date,
): ImportedStep {
  const field = (name: string) => `step${n}.${name}`;
  const state = reader.choice(field("state"), states) ?? "PENDING";
  const openedAt = reader.time(field("openedAt"));
  const startedAt = reader.time(field("startedAt"));
  const settledAt = reader.time(field("settledAt"));
  const externalId = reader.id(field("externalId"));
  const progress = reader.int(field("progress"), 0, 100);
  const reason = reader.text(field("reason"), 2000);

  const complain = (name: string, message: string) => {
    reader.complain(field(name), message);
  };
  refuseDisorder(complain, { enrolledAt, openedAt, startedAt, settledAt });
  if (isSettled(state) && !settledAt && !reader.has(field("settledAt")))
    complain("settledAt", `is missing: when was the step ${words[state]}?`);
  if (!isSettled(state) && settledAt)
    complain("settledAt", `is given, but the step is ${words[state]}.`);
  if (state === "PENDING" && startedAt)
    complain("startedAt", "is given, but the step is pending.");
  if (state === "IN_PROGRESS" && !startedAt && !reader.has(field("startedAt")))
    complain("startedAt", "is missing: when did the student begin?");
  if (state === "IN_PROGRESS" && kind === "PARTNER" && givesIds && !externalId)
    complain(
      "externalId",
      "is missing: without the partner's id its messages would not find the student.",
    );
  if (externalId && kind !== "PARTNER")
    complain("externalId", "is given, but no partner teaches this step.");
  if (state === "COMPLETED" && progress !== null && progress < 100)
    complain("progress", "is below 100, but the step is completed.");

  return {
    courseStepId: id,
    state,
    openedAt: openedAt?.toISOString() ?? null,
    startedAt: startedAt?.toISOString() ?? null,
    settledAt: settledAt?.toISOString() ?? null,
    failureReason:
      state === "FAILED"
        ? (reason ?? "It had failed before the import.")
        : null,
    externalId,
    progress,
  };
}

const words: Record<StepState, string> = {
  PENDING: "pending",
  IN_PROGRESS: "in progress",
  COMPLETED: "completed",
  FAILED: "failed",
  SKIPPED: "skipped",
};

interface StepTimes {
  enrolledAt: Date;
  openedAt: Date | null;
  startedAt: Date | null;
  settledAt: Date | null;
}

function refuseDisorder(
  complain: (name: string, message: string) => void,
  { enrolledAt, openedAt, startedAt, settledAt }: StepTimes,
) {
  const inOrder: [name: string, time: Date | null, what: string][] = [
    ["openedAt", openedAt, "its turn came"],
    ["startedAt", startedAt, "it started"],
    ["settledAt", settledAt, "it was settled"],
  ];
  let latest = { time: enrolledAt, what: "the student was enrolled" };
  for (const [name, time, what] of inOrder) {
    if (!time) continue;
    if (time < latest.time) complain(name, `is before ${latest.what}.`);
    else latest = { time, what };
  }
}

/** In a course that goes step by step nothing begins before the required steps ahead of it are done. */
function refuseOutOfTurn(
  reader: RowReader,
  course: ImportCourse,
  steps: readonly ImportedStep[],
) {
  const open = course.steps.findIndex(
    ({ required }, index) =>
      required && !isDone(steps[index]?.state ?? "PENDING"),
  );
  if (open < 0) return;
  for (const [index, { required }] of course.steps.entries()) {
    const step = steps[index];
    if (!step || !required || index <= open || step.state === "PENDING")
      continue;
    reader.complain(
      `step${index + 1}.state`,
      `is ${words[step.state]}, but step ${open + 1}, which comes before it, is not done.`,
    );
  }
}

/** Whether a step is the first required one that is not done. */
function isCurrent(
  course: ImportCourse,
  steps: readonly ImportedStep[],
  index: number,
): boolean {
  const current = course.steps.findIndex(
    ({ required }, at) => required && !isDone(steps[at]?.state ?? "PENDING"),
  );
  if (course.sequencing === "STRICT") return index === current;
  const begun = steps.some(({ state }) => state !== "PENDING");
  return index === current && !begun;
}

const later = (a: Date, b: Date) => (a > b ? a : b);

/** Its turn came when the step before it was done, unless it was settled before that. */
const earliest = ({ settledAt }: ImportedStep, since: Date): string =>
  settledAt && settledAt < since.toISOString()
    ? settledAt
    : since.toISOString();
