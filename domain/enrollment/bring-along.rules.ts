import type {
  EnrollmentState,
  Sequencing,
  StepState,
} from "@throughline/prisma";

/** A step of the course as it is now. */
export interface CourseNow {
  id: string;
  position: number;
  label: string;
  title: string;
  summary: string;
  required: boolean;
  expectedDays: number;
  partnerId: string | null;
}

/** A step as the student has it. */
export interface StepThen extends Omit<CourseNow, "id"> {
  id: string;
  courseStepId: string;
  state: StepState;
  openedAt: Date | null;
  /** A place that was asked for, also where the step waits again. */
  partnerEnrollment: { id: string } | null;
}

/** One difference, and what bringing the student along does about it. */
export type Difference =
  | { kind: "added"; step: CourseNow }
  | { kind: "removed"; step: StepThen }
  | { kind: "changed"; step: StepThen; to: CourseNow; fields: ChangedField[] }
  /** It stays as the student has it, because it was begun or passed. */
  | { kind: "left"; label: string; reason: string };

export interface ChangedField {
  name: (typeof compared)[number];
  from: string;
  to: string;
}

export interface BringAlongPlan {
  differences: Difference[];
  /** The ids of the student's steps and of the course's added ones, in their new order. */
  order: string[];
}

const compared = [
  "label",
  "title",
  "summary",
  "required",
  "expectedDays",
  "partnerId",
] as const;

/** Only who is still under way is brought along. */
export const mayBeBroughtAlong = (state: EnrollmentState): boolean =>
  state === "PENDING" || state === "ACTIVE" || state === "SUSPENDED";

/**
 * How a student's steps differ from the course as it is now, and what may follow it. What was begun or is over stays as it was
 * taken, but for its words; in a STRICT course nothing is put before what the student has reached.
 */
export function planBringAlong(
  course: readonly CourseNow[],
  sequencing: Sequencing,
  steps: readonly StepThen[],
): BringAlongPlan {
  const reached = sequencing === "STRICT" ? lastReachedPlace(course, steps) : 0;
  const differences = [
    ...course.flatMap((now) => {
      const then = steps.find(({ courseStepId }) => courseStepId === now.id);
      return then ? compare(then, now) : [add(now, reached)];
    }),
    ...steps.filter(isGone(course)).map(remove),
  ];
  const order = orderAfter(course, steps, differences);
  return {
    differences,
    order: sequencing === "STRICT" ? begunFirst(order, steps) : order,
  };
}

/** In a STRICT course one step is open at a time, so nothing lines up before what was begun. */
function begunFirst(order: string[], steps: readonly StepThen[]): string[] {
  const begun = new Set(steps.filter(isBegun).map(({ id }) => id));
  return order.toSorted((a, b) => Number(begun.has(b)) - Number(begun.has(a)));
}

/** Its turn has come, it is over, or a partner was asked for a place. */
export const isBegun = ({
  state,
  openedAt,
  partnerEnrollment,
}: Pick<StepThen, "state" | "openedAt" | "partnerEnrollment">): boolean =>
  state !== "PENDING" || openedAt !== null || partnerEnrollment !== null;

const isGone = (course: readonly CourseNow[]) => (step: StepThen) =>
  !course.some(({ id }) => id === step.courseStepId);

/** The course's place of the furthest required step that the student has reached; 0 where none. */
function lastReachedPlace(
  course: readonly CourseNow[],
  steps: readonly StepThen[],
): number {
  const reached = new Set(
    steps
      .filter((step) => step.required && isBegun(step))
      .map(({ courseStepId }) => courseStepId),
  );
  const places = course
    .filter(({ id }) => reached.has(id))
    .map(({ position }) => position);
  return Math.max(0, ...places);
}

function add(now: CourseNow, reached: number): Difference {
  return now.position < reached && now.required
    ? {
        kind: "left",
        label: now.label,
        reason: "It is new, but the student has passed its place already.",
      }
    : { kind: "added", step: now };
}

function remove(step: StepThen): Difference {
  return isBegun(step)
    ? {
        kind: "left",
        label: step.label,
        reason: "The course no longer has it, but the student has begun it.",
      }
    : { kind: "removed", step };
}

/** Of a begun step the words may change; who teaches it, whether it counts and how long it should take may not. */
const alwaysFree = new Set<string>(["label", "title", "summary"]);

function compare(then: StepThen, now: CourseNow): Difference[] {
  const all = compared
    .filter((name) => then[name] !== now[name])
    .map((name) => ({
      name,
      from: String(then[name] ?? ""),
      to: String(now[name] ?? ""),
    }));
  const fields = isBegun(then)
    ? all.filter(({ name }) => alwaysFree.has(name))
    : all;
  const held = all.length - fields.length;
  return [
    ...(fields.length > 0
      ? [{ kind: "changed" as const, step: then, to: now, fields }]
      : []),
    ...(held > 0
      ? [
          {
            kind: "left" as const,
            label: then.label,
            reason:
              "The student has begun it, so who teaches it, whether it counts and how long it should take stay.",
          },
        ]
      : []),
  ];
}

/** In the course's order; steps that only the student has keep their place behind the step that they followed. */
function orderAfter(
  course: readonly CourseNow[],
  steps: readonly StepThen[],
  differences: readonly Difference[],
): string[] {
  const added = new Set(
    differences.flatMap((each) =>
      each.kind === "added" ? [each.step.id] : [],
    ),
  );
  const removed = new Set(
    differences.flatMap((each) =>
      each.kind === "removed" ? [each.step.id] : [],
    ),
  );
  const order = course
    .toSorted((a, b) => a.position - b.position)
    .flatMap(({ id }) => {
      const then = steps.find(({ courseStepId }) => courseStepId === id);
      return then ? [then.id] : added.has(id) ? [id] : [];
    });
  const inOrder = steps.toSorted((a, b) => a.position - b.position);
  for (const [index, step] of inOrder.entries()) {
    if (order.includes(step.id) || removed.has(step.id)) continue;
    const before = inOrder
      .slice(0, index)
      .findLast(({ id }) => order.includes(id));
    order.splice(before ? order.indexOf(before.id) + 1 : 0, 0, step.id);
  }
  return order;
}
