import { CourseState, Sequencing, StepKind } from "@throughline/prisma";
import { builder } from "../builder.ts";

export const CourseStateEnum = builder.enumType(CourseState, {
  name: "CourseState",
});
export const SequencingEnum = builder.enumType(Sequencing, {
  name: "Sequencing",
});
export const StepKindEnum = builder.enumType(StepKind, { name: "StepKind" });

export const CourseStep = builder.prismaNode("CourseStep", {
  nullable: true,
  id: { field: "id" },
  authScopes: { anyone: true },
  fields: (t) => ({
    position: t.exposeInt("position"),
    label: t.exposeString("label"),
    slug: t.exposeString("slug"),
    title: t.exposeString("title"),
    summary: t.exposeString("summary"),
    kind: t.expose("kind", { type: StepKindEnum }),
    required: t.exposeBoolean("required"),
    expectedDays: t.exposeInt("expectedDays"),
    partnerCourseRef: t.exposeString("partnerCourseRef", {
      nullable: true,
      authScopes: { staff: true },
      description: "What the partner calls the course.",
    }),
    retiredAt: t.expose("retiredAt", {
      type: "DateTime",
      nullable: true,
      description: "Taken out of the course; who has it keeps it.",
    }),
    course: t.relation("course"),
    partner: t.relation("partner", { nullable: true }),
    contentCourseRef: t.exposeString("contentCourseRef", {
      nullable: true,
      authScopes: { staff: true },
      description: "CONTENT: what the hosted course is called.",
    }),
  }),
});

export const CourseImage = builder.prismaObject("CourseImage", {
  authScopes: { anyone: true },
  // The picture itself is large, and not what this type tells.
  select: { updatedAt: true, course: { select: { code: true } } },
  fields: (t) => ({
    url: t.string({
      description: "A path; it changes when the picture does.",
      resolve: ({ course, updatedAt }) =>
        `/courses/${encodeURIComponent(course.code)}/image?v=${updatedAt.getTime()}`,
    }),
    alt: t.exposeString("alt"),
  }),
});

export const Course = builder.prismaNode("Course", {
  nullable: true,
  id: { field: "id" },
  authScopes: { anyone: true },
  fields: (t) => ({
    code: t.exposeString("code"),
    title: t.exposeString("title"),
    description: t.exposeString("description"),
    marketingCopy: t.exposeString("marketingCopy", {
      description: "What sells it, in Markdown.",
    }),
    image: t.relation("image", { nullable: true }),
    cancelHours: t.exposeInt("cancelHours"),
    lateCancelForfeits: t.exposeBoolean("lateCancelForfeits"),
    bookingOpensDays: t.exposeInt("bookingOpensDays", { nullable: true }),
    bookingClosesMinutes: t.exposeInt("bookingClosesMinutes"),
    offerMinutes: t.exposeInt("offerMinutes"),
    defaultTimeZone: t.exposeString("defaultTimeZone"),
    sequencing: t.expose("sequencing", { type: SequencingEnum }),
    state: t.expose("state", { type: CourseStateEnum }),
    certificateValidMonths: t.exposeInt("certificateValidMonths", {
      nullable: true,
      description: "How long its certificates hold; for ever where null.",
    }),
    steps: t.relation("steps", {
      query: { where: { retiredAt: null }, orderBy: { position: "asc" } },
    }),
    enrollmentCount: t.relationCount("enrollments", {
      authScopes: { staff: true },
    }),
    enrollments: t.relatedConnection("enrollments", {
      cursor: "id",
      totalCount: true,
      authScopes: { staff: true },
      query: { orderBy: [{ enrolledAt: "desc" }, { id: "desc" }] },
    }),
  }),
});

builder.queryField("courses", (t) =>
  t.prismaConnection({
    type: Course,
    cursor: "id",
    description: "The catalogue; drafts are for staff.",
    authScopes: { anyone: true },
    args: {
      state: t.arg({
        type: CourseStateEnum,
        required: false,
        description:
          "Only those in this state; all that one may see if left out.",
      }),
    },
    totalCount: (_root, { state }, { db }) =>
      db.course.count({ where: stateIs(state) }),
    resolve: (query, _root, { state }, { db }) =>
      db.course.findMany({
        ...query,
        where: stateIs(state),
        orderBy: [{ title: "asc" }, { id: "asc" }],
      }),
  }),
);

const stateIs = (state: CourseState | null | undefined) =>
  state ? { state } : {};

builder.queryField("course", (t) =>
  t.prismaField({
    type: Course,
    nullable: true,
    authScopes: { anyone: true },
    args: { code: t.arg.string() },
    resolve: (query, _root, { code }, { db }) =>
      db.course.findUnique({ ...query, where: { code } }),
  }),
);
