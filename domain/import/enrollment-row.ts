import type { EnrollmentState, StepState } from "@throughline/prisma";
import { isEnrollmentComplete } from "../enrollment/sequence.rules.ts";
import { mostSteps } from "./import-fields.ts";
import type { ImportCourse } from "./import-course.ts";
import { readSteps, type ImportedStep } from "./enrollment-row.steps.ts";
import type { RowReader } from "./row-reader.ts";

/** An enrollment as a row tells it; times are ISO texts, so that it can be kept with the row. */
export interface ImportedEnrollment {
  email: string;
  givenName: string;
  familyName: string;
  timeZone: string | null;
  courseId: string;
  state: EnrollmentState;
  enrolledAt: string;
  completedAt: string | null;
  endedAt: string | null;
  /** The partner of the step whose turn it is has to be asked for a place. */
  asksPartner: boolean;
  /** One for each step of the course, in its order. */
  steps: ImportedStep[];
}

export interface EnrollmentRowOptions {
  /** Ask the partner of a step whose turn it is and for which no place is known; otherwise such students are paused. */
  askPartners: boolean;
  now: Date;
}

const states = [
  "ACTIVE",
  "SUSPENDED",
  "COMPLETED",
  "CANCELED",
  "REFUNDED",
] as const satisfies EnrollmentState[];

const synonyms: Record<string, (typeof states)[number]> = {
  CANCELLED: "CANCELED",
};

/**
 * Reads an enrollment in any state, and refuses, as problems of the reader, what can never have been so: a step completed before
 * it started, a course completed with a step undone, two steps open at once in a course that goes step by step. Null where
 * anything is wrong.
 */
export function readEnrollmentRow(
  reader: RowReader,
  courses: ReadonlyMap<string, ImportCourse>,
  { askPartners, now }: EnrollmentRowOptions,
): ImportedEnrollment | null {
  const email = required(reader, "email", reader.email("email"));
  const givenName = required(
    reader,
    "givenName",
    reader.text("givenName", 200),
  );
  const familyName = reader.text("familyName", 200) ?? "";
  const timeZone = reader.zone("timeZone");
  const enrolledAt = required(reader, "enrolledAt", reader.time("enrolledAt"));
  const code = required(reader, "course", reader.text("course", 100));
  const course = code === null ? undefined : courses.get(code.toUpperCase());
  const said = readState(reader);
  const completedAt = reader.time("completedAt");
  const endedAt = reader.time("endedAt");
  if (code !== null && !course)
    reader.complain("course", `there is no published course ${code}.`);
  if (!course || !enrolledAt) return null;

  refuseStepsBeyond(reader, course);
  const hasEnded = said === "CANCELED" || said === "REFUNDED";
  const steps = readSteps(reader, course, { enrolledAt, hasEnded });
  if (reader.problems.length > 0) return null;

  const isComplete = isEnrollmentComplete(placed(course, steps));
  const state = said ?? (isComplete ? "COMPLETED" : "ACTIVE");
  refuseContradiction(reader, state, isComplete);
  const times = readEnd(reader, state, steps, {
    enrolledAt,
    completedAt,
    endedAt,
  });
  if (reader.problems.length > 0 || !email || !givenName) return null;

  const isOpen = state === "ACTIVE" || state === "SUSPENDED";
  const current = isOpen ? steps.map(startAccepted) : steps;
  const waits = isOpen && current.some((step) => waitsForPartner(course, step));
  const isPaused = waits && (state === "SUSPENDED" || !askPartners);
  return {
    email,
    givenName,
    familyName,
    timeZone,
    courseId: course.id,
    state: isPaused ? "SUSPENDED" : state,
    enrolledAt: enrolledAt.toISOString(),
    ...times,
    asksPartner: waits && !isPaused,
    steps: current.map((step) =>
      waitsForPartner(course, step)
        ? { ...step, openedAt: isPaused ? null : now.toISOString() }
        : step,
    ),
  };
}

/** A partner that has accepted has the student under way as soon as the step's turn comes. */
const startAccepted = (step: ImportedStep): ImportedStep =>
  step.state === "PENDING" && step.openedAt && step.externalId
    ? { ...step, state: "IN_PROGRESS", startedAt: step.openedAt }
    : step;

/** Its turn has come, and its partner has still to be asked for a place. */
const waitsForPartner = (
  course: ImportCourse,
  { courseStepId, state, openedAt }: ImportedStep,
): boolean =>
  state === "PENDING" &&
  openedAt !== null &&
  course.steps.some(
    ({ id, kind }) => id === courseStepId && kind === "PARTNER",
  );

function required<Value>(
  reader: RowReader,
  field: string,
  value: Value | null,
): Value | null {
  if (value === null && !reader.has(field))
    reader.complain(field, "is missing.");
  return value;
}

function readState(reader: RowReader): (typeof states)[number] | null {
  const said = reader.choice("state", [
    ...states,
    ...Object.keys(synonyms),
  ] as (typeof states)[number][]);
  return said && (synonyms[said] ?? said);
}

function refuseStepsBeyond(reader: RowReader, course: ImportCourse) {
  for (let n = course.steps.length + 1; n <= mostSteps; n += 1)
    if (reader.has(`step${n}.state`) || reader.has(`step${n}.externalId`))
      reader.complain(
        `step${n}.state`,
        `the course ${course.code} has ${course.steps.length} steps only.`,
      );
}

const placed = (course: ImportCourse, steps: readonly ImportedStep[]) =>
  course.steps.map(({ required: isRequired }, index) => ({
    position: index + 1,
    required: isRequired,
    state: steps[index]?.state ?? ("PENDING" satisfies StepState),
    openedAt: null,
  }));

function refuseContradiction(
  reader: RowReader,
  state: EnrollmentState,
  isComplete: boolean,
) {
  if (state === "COMPLETED" && !isComplete)
    reader.complain(
      "state",
      "is COMPLETED, but a required step is neither completed nor skipped.",
    );
  if ((state === "ACTIVE" || state === "SUSPENDED") && isComplete)
    reader.complain(
      "state",
      `is ${state}, but every required step is done: write COMPLETED.`,
    );
}

function readEnd(
  reader: RowReader,
  state: EnrollmentState,
  steps: readonly ImportedStep[],
  times: { enrolledAt: Date; completedAt: Date | null; endedAt: Date | null },
): { completedAt: string | null; endedAt: string | null } {
  const { enrolledAt } = times;
  const settled = steps.flatMap(({ settledAt }) => settledAt ?? []).toSorted();
  const last = settled.at(-1) ?? enrolledAt.toISOString();
  const nothing = { completedAt: null, endedAt: null };
  const field = state === "COMPLETED" ? "completedAt" : "endedAt";
  const time = times[field]?.toISOString();
  if (state === "COMPLETED") {
    if (time && time < last)
      reader.complain(field, "is before the last step was settled.");
    return { ...nothing, completedAt: time ?? last };
  }
  if (state === "CANCELED" || state === "REFUNDED") {
    if (!time) reader.complain(field, `is missing: when was it ${state}?`);
    else if (time < last)
      reader.complain(field, "is before the last thing that happened.");
    return { ...nothing, endedAt: time ?? null };
  }
  if (times.completedAt)
    reader.complain("completedAt", `is given, but the state is ${state}.`);
  return nothing;
}
