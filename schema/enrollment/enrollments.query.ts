import {
  situations,
  type Situation,
} from "@throughline/domain/pipeline/pipeline.rules";
import { builder } from "../builder.ts";
import { badInput } from "../error/bad-input.ts";
import { nodeIdOf } from "../input.ts";
import { Enrollment, EnrollmentStateEnum } from "./enrollment.type.ts";
import { EnrollmentStep } from "./enrollment-step.type.ts";
import {
  enrollmentOrders,
  matchesEnrollment,
  type EnrollmentFilter,
} from "./enrollments.filter.ts";

export const SituationEnum = builder.enumType("Situation", {
  description:
    "Where a student stands with a step. REACHED is every one whose turn came; OVERDUE and STUCK are among WAITING and IN_PROGRESS.",
  values: situations satisfies readonly Situation[],
});

const EnrollmentFilterInput = builder.inputType("EnrollmentFilter", {
  fields: (t) => ({
    courseId: t.id({ required: false }),
    states: t.field({ type: [EnrollmentStateEnum], required: false }),
    courseStepId: t.id({
      required: false,
      description:
        "With `situation`: where the student stands with this step; without: with the step that is current.",
    }),
    situation: t.field({ type: SituationEnum, required: false }),
    stuckAfterDays: t.int({
      required: false,
      description: "For STUCK; 7 if left out.",
    }),
    search: t.string({
      required: false,
      description: "Part of a name or an address.",
    }),
  }),
});

const EnrollmentOrderEnum = builder.enumType("EnrollmentOrder", {
  values: [
    "NEWEST",
    "OLDEST",
    "NAME_ASC",
    "NAME_DESC",
    "COURSE",
    "LAST_CHANGED",
  ] as const,
});

builder.queryField("enrollments", (t) =>
  t.prismaConnection({
    type: Enrollment,
    cursor: "id",
    description: "The viewer's own enrollments, or all for staff.",
    authScopes: { signedIn: true },
    args: {
      filter: t.arg({ type: EnrollmentFilterInput, required: false }),
      orderBy: t.arg({ type: EnrollmentOrderEnum, defaultValue: "NEWEST" }),
    },
    totalCount: (_root, { filter }, { db, now }) =>
      db.enrollment.count({ where: where(filter, now()) }),
    resolve: (query, _root, { filter, orderBy }, { db, now }) =>
      db.enrollment.findMany({
        ...query,
        where: where(filter, now()),
        orderBy: enrollmentOrders[orderBy],
      }),
  }),
);

builder.queryField("enrollment", (t) =>
  t.prismaField({
    type: Enrollment,
    nullable: true,
    authScopes: { signedIn: true },
    args: { id: t.arg.id() },
    resolve: (query, _root, { id }, { db }) =>
      db.enrollment.findUnique({
        ...query,
        where: { id: readId("id", "Enrollment", id) },
      }),
  }),
);

builder.queryField("enrollmentStep", (t) =>
  t.prismaField({
    type: EnrollmentStep,
    nullable: true,
    authScopes: { signedIn: true },
    args: { id: t.arg.id() },
    resolve: (query, _root, { id }, { db }) =>
      db.enrollmentStep.findUnique({
        ...query,
        where: { id: readId("id", "EnrollmentStep", id) },
      }),
  }),
);

type FilterInput = typeof EnrollmentFilterInput.$inferInput;

function where(filter: FilterInput | null | undefined, now: Date) {
  const { courseId, courseStepId, states, ...rest } = filter ?? {};
  if (rest.stuckAfterDays != null)
    requireDays("filter.stuckAfterDays", rest.stuckAfterDays);
  const read: EnrollmentFilter = {
    ...rest,
    states: states ?? null,
    courseId: courseId ? readId("filter.courseId", "Course", courseId) : null,
    courseStepId: courseStepId
      ? readId("filter.courseStepId", "CourseStep", courseStepId)
      : null,
  };
  return matchesEnrollment(read, now);
}

/** Throws BAD_USER_INPUT for a number of days that is none. */
export function requireDays(field: string, days: number): void {
  if (days < 1 || days > 365)
    throw badInput(field, "Give a number of days from 1 to 365.");
}

/** Reads a query's id argument. Throws BAD_USER_INPUT that names it. */
export function readId(
  field: string,
  typename: string,
  nodeId: string,
): string {
  const read = nodeIdOf(typename).safeParse(nodeId);
  if (read.success) return read.data;
  throw badInput(
    field,
    `This is not the id of a ${typename}. Use its \`id\` field.`,
  );
}
