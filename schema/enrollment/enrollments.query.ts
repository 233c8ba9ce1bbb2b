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
    "Where a student stands with a step. REACHED is every one whose turn came; AT_RISK, OVERDUE and STUCK are among WAITING and IN_PROGRESS; DROPPED are those whose enrollment was ended there.",
  values: situations satisfies readonly Situation[],
});

export const EnrollmentFilterInput = builder.inputType("EnrollmentFilter", {
  fields: (t) => ({
    courseId: t.id({ required: false }),
    states: t.field({ type: [EnrollmentStateEnum], required: false }),
    courseStepId: t.id({
      required: false,
      description:
        "With `situation`: where the student stands with this step; without: with the step that is current.",
    }),
    situation: t.field({ type: SituationEnum, required: false }),
    hasCertificate: t.boolean({ required: false }),
    enrolledIn: t.string({
      required: false,
      description: "A month such as 2026-10; UTC.",
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
    totalCount: (_root, { filter }, { db }) =>
      db.enrollment.count({ where: where(filter) }),
    resolve: (query, _root, { filter, orderBy }, { db }) =>
      db.enrollment.findMany({
        ...query,
        where: where(filter),
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

/** The condition that a list's filter means. Throws BAD_USER_INPUT for a foreign id. */
export function where(filter: FilterInput | null | undefined) {
  const { courseId, courseStepId, states, ...rest } = filter ?? {};
  if (rest.enrolledIn) requireMonth("filter.enrolledIn", rest.enrolledIn);
  const read: EnrollmentFilter = {
    ...rest,
    states: states ?? null,
    courseId: courseId ? readId("filter.courseId", "Course", courseId) : null,
    courseStepId: courseStepId
      ? readId("filter.courseStepId", "CourseStep", courseStepId)
      : null,
  };
  return matchesEnrollment(read);
}

function requireMonth(field: string, month: string): void {
  if (!/^[12]\d{3}-(0[1-9]|1[0-2])$/.test(month))
    throw badInput(field, "Give a month as 2026-10.");
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
