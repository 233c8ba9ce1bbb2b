import type { Prisma } from "@throughline/prisma";
import { uniqueWord, type Random } from "./random.ts";
import type { Writer } from "./writer.ts";

/** A step as a story tells it: PARTNER where it names a partner, otherwise a SESSION. The position counts by itself. */
export type StepOverrides = Partial<
  Omit<Prisma.CourseStepUncheckedCreateInput, "courseId" | "position">
>;

export interface CourseOverrides extends Partial<
  Omit<Prisma.CourseUncheckedCreateInput, "steps">
> {
  steps?: readonly StepOverrides[];
}

export type CourseWithSteps = Prisma.CourseGetPayload<{
  include: { steps: true };
}>;

/** A published STRICT course with a code of its own and one step for each that is given, in that order. */
export function makeCourse(
  db: Writer,
  { steps = [], ...overrides }: CourseOverrides = {},
  random: Random = Math.random,
): Promise<CourseWithSteps> {
  const code = overrides.code ?? uniqueWord(random).toUpperCase();
  return db.course.create({
    data: {
      code,
      title: `Course ${code}`,
      state: "PUBLISHED",
      ...overrides,
      steps: { create: steps.map((step, index) => stepOf(code, step, index)) },
    },
    include: { steps: { orderBy: { position: "asc" } } },
  });
}

function stepOf(code: string, step: StepOverrides, index: number) {
  const position = index + 1;
  const label = step.label ?? `${code}-${position}`;
  return {
    position,
    label,
    slug: label.toLowerCase(),
    title: `Step ${position}`,
    kind: step.partnerId ? ("PARTNER" as const) : ("SESSION" as const),
    partnerCourseRef: step.partnerId ? label : undefined,
    ...step,
  };
}
