import {
  asWritten,
  contentOfCourse,
  markOfCourse,
} from "@throughline/domain/course/content-of-course";
import {
  changesOf,
  type DraftChange,
} from "@throughline/domain/course/draft.changes";
import { storedDraftSchema } from "@throughline/domain/course/draft.content";
import {
  objectionsTo,
  type Objection,
} from "@throughline/domain/course/draft.rules";
import { readDraftFacts } from "@throughline/domain/course/draft-facts";
import {
  planStripe,
  type StripeStep,
} from "@throughline/domain/course/stripe-plan";
import type { Database } from "@throughline/prisma";
import { builder } from "../builder.ts";
import { CourseContent } from "./course-content.type.ts";
import { Course } from "./course.type.ts";

const SeverityEnum = builder.enumType("ObjectionSeverity", {
  values: {
    ERROR: { description: "Refuses publishing." },
    WARNING: { description: "Should be known." },
  },
});

const DraftObjection = builder
  .objectRef<Objection>("DraftObjection")
  .implement({
    authScopes: { staff: true },
    fields: (t) => ({
      severity: t.expose("severity", { type: SeverityEnum }),
      field: t.exposeString("field", {
        description: "Such as `title` or `steps.2.label`, counted from 0.",
      }),
      message: t.exposeString("message"),
    }),
  });

const ChangeKindEnum = builder.enumType("DraftChangeKind", {
  values: ["ADDED", "CHANGED", "REMOVED"] as const,
});

const Change = builder.objectRef<DraftChange>("DraftChange").implement({
  description: "One thing that publishing changes at the course.",
  authScopes: { staff: true },
  fields: (t) => ({
    kind: t.expose("kind", { type: ChangeKindEnum }),
    field: t.exposeString("field"),
    label: t.exposeString("label", {
      nullable: true,
      description: "Of the step that it is about.",
    }),
    from: t.exposeString("from", { nullable: true }),
    to: t.exposeString("to", { nullable: true }),
  }),
});

const StripeThingEnum = builder.enumType("StripeThing", {
  values: ["PRODUCT", "PRICE"] as const,
});
const StripeActionEnum = builder.enumType("StripeAction", {
  values: ["CREATE", "UPDATE", "ARCHIVE", "KEEP"] as const,
});
const StripeStepType = builder.objectRef<StripeStep>("StripeStep").implement({
  description: "What publishing does to one thing at Stripe.",
  authScopes: { staff: true },
  fields: (t) => ({
    thing: t.expose("thing", { type: StripeThingEnum }),
    action: t.expose("what", { type: StripeActionEnum }),
    stripeId: t.exposeString("stripeId", { nullable: true }),
  }),
});

const courseOf = (db: Database, courseId: string | null) =>
  courseId === null
    ? null
    : db.course.findUnique({ where: { id: courseId }, include: asWritten });

/** What is being written of a course, with what stands against publishing it and what publishing changes. */
export const CourseDraft = builder.prismaNode("CourseDraft", {
  nullable: true,
  id: { field: "id" },
  authScopes: { staff: true },
  select: { id: true, courseId: true, content: true },
  fields: (t) => ({
    revision: t.exposeInt("revision", {
      description: "Counts saves: name it when saving or publishing.",
    }),
    updatedAt: t.expose("updatedAt", { type: "DateTime" }),
    updatedByName: t.exposeString("updatedByName"),
    course: t.relation("course", {
      nullable: true,
      description: "Null for one that is not there yet.",
    }),
    content: t.field({
      type: CourseContent,
      resolve: ({ content }) => storedDraftSchema.parse(content).content,
    }),
    imageUrl: t.string({
      nullable: true,
      description: "A path, for staff: the picture that it brings along.",
      select: { image: { select: { updatedAt: true } } },
      resolve: ({ id, image }) =>
        image && `/course-drafts/${id}/image?v=${image.updatedAt.getTime()}`,
    }),
    imageUploadUrl: t.string({
      description:
        "A path: PUT a PNG, JPEG or WebP picture of at most 2 MB there.",
      resolve: ({ id }) => `/course-drafts/${id}/image`,
    }),
    isCourseChanged: t.boolean({
      description: "The course was changed elsewhere since this was begun.",
      async resolve({ courseId, content }, _args, { db }) {
        const { base } = storedDraftSchema.parse(content);
        const course = await courseOf(db, courseId);
        return course !== null && markOfCourse(course) !== base;
      },
    }),
    objections: t.field({
      type: [DraftObjection],
      description: "Errors first.",
      async resolve(draft, _args, { db, now }) {
        const { id: draftId, courseId } = draft;
        const { content } = storedDraftSchema.parse(draft.content);
        const asked = { draftId, courseId, content };
        const facts = await readDraftFacts(db, asked, now());
        return objectionsTo(content, facts);
      },
    }),
    changes: t.field({
      type: [Change],
      async resolve({ courseId, content }, _args, { db }) {
        const course = await courseOf(db, courseId);
        return changesOf(
          course && contentOfCourse(course),
          storedDraftSchema.parse(content).content,
        );
      },
    }),
    stripeSteps: t.field({
      type: [StripeStepType],
      async resolve({ courseId, content }, _args, { db }) {
        const course = await courseOf(db, courseId);
        return planStripe(course, storedDraftSchema.parse(content).content);
      },
    }),
  }),
});

builder.prismaObjectField(Course, "draft", (t) =>
  t.field({
    type: CourseDraft,
    nullable: true,
    authScopes: { staff: true },
    select: (_args, _context, nested) => ({ drafts: nested({ take: 1 }) }),
    resolve: ({ drafts }) => drafts[0] ?? null,
  }),
);

builder.queryField("newCourseDrafts", (t) =>
  t.prismaField({
    type: [CourseDraft],
    description: "Drafts of courses that are not there yet, the latest first.",
    authScopes: { staff: true },
    resolve: (query, _root, _args, { db }) =>
      db.courseDraft.findMany({
        ...query,
        where: { courseId: null },
        orderBy: [{ updatedAt: "desc" }, { id: "asc" }],
        take: 100,
      }),
  }),
);
