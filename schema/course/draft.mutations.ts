import { beginDraft } from "@throughline/domain/course/begin-draft";
import { discardDraft } from "@throughline/domain/course/discard-draft";
import {
  draftContentSchema,
  draftStepSchema,
} from "@throughline/domain/course/draft.content";
import { saveDraft } from "@throughline/domain/course/save-draft";
import { z } from "zod";
import { builder } from "../builder.ts";
import { failures, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { CourseDraft } from "./course-draft.type.ts";
import { SequencingEnum, StepKindEnum } from "./course.type.ts";

const BeginCourseDraftInput = builder.inputType("BeginCourseDraftInput", {
  fields: (t) => ({
    courseId: t.id({
      required: false,
      description: "Left out for a new course.",
    }),
  }),
});

builder.mutationField("beginCourseDraft", (t) =>
  t.prismaField({
    type: CourseDraft,
    description:
      "Begins to write a course, or to write on at one; of that one the draft that is there is found.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: BeginCourseDraftInput }) },
    async resolve(query, _root, { input }, { db, transact, now }) {
      const { courseId } = parseInput(
        z.object({ courseId: nodeIdOf("Course").nullish() }),
        input,
      );
      const { draftId } = succeed(
        await transact((tx) =>
          beginDraft(tx, { courseId: courseId ?? null }, now()),
        ),
      );
      return db.courseDraft.findUniqueOrThrow({
        ...query,
        where: { id: draftId },
      });
    },
  }),
);

const CourseContentStepInput = builder.inputType("CourseContentStepInput", {
  fields: (t) => ({
    key: t.string({ description: "Tells the steps of a draft apart." }),
    id: t.id({
      required: false,
      description: "Of the course's step; left out for a new one.",
    }),
    label: t.string({ description: "Such as `SFZ-1`." }),
    slug: t.string(),
    title: t.string(),
    summary: t.string({ defaultValue: "" }),
    kind: t.field({ type: StepKindEnum }),
    required: t.boolean({ defaultValue: true }),
    expectedDays: t.int({ required: false }),
    partnerId: t.id({ required: false }),
    partnerCourseRef: t.string({ defaultValue: "" }),
    contentCourseRef: t.string({ defaultValue: "" }),
    attach: t.idList({ defaultValue: [] }),
    detach: t.idList({ defaultValue: [] }),
  }),
});

const CourseContentInput = builder.inputType("CourseContentInput", {
  fields: (t) => ({
    code: t.string(),
    title: t.string(),
    description: t.string({ defaultValue: "" }),
    marketingCopy: t.string({ defaultValue: "" }),
    imageAlt: t.string({ defaultValue: "" }),
    removesImage: t.boolean({ defaultValue: false }),
    defaultTimeZone: t.string({ defaultValue: "Etc/UTC" }),
    sequencing: t.field({ type: SequencingEnum }),
    cancelHours: t.int({ required: false, defaultValue: 24 }),
    lateCancelForfeits: t.boolean({ defaultValue: true }),
    bookingOpensDays: t.int({ required: false }),
    bookingClosesMinutes: t.int({ required: false, defaultValue: 0 }),
    offerMinutes: t.int({ required: false, defaultValue: 720 }),
    steps: t.field({ type: [CourseContentStepInput] }),
    privateCredits: t.int({ required: false }),
    privateValidDays: t.int({ required: false }),
    groupCredits: t.int({ required: false }),
    groupValidDays: t.int({ required: false }),
    isSold: t.boolean({ defaultValue: true }),
    currency: t.string({ description: "ISO 4217, such as `usd`." }),
    unitAmount: t.int({
      required: false,
      description: "In the currency's smallest unit.",
    }),
  }),
});

const SaveCourseDraftInput = builder.inputType("SaveCourseDraftInput", {
  fields: (t) => ({
    draftId: t.id(),
    revision: t.int({
      description: "Of the save on which this one builds; another is refused.",
    }),
    content: t.field({ type: CourseContentInput }),
  }),
});

const orNull = <Value>(value: Value | null | undefined) => value ?? null;
const optional = <Shape extends z.ZodNullable>(shape: Shape) =>
  shape.nullish().transform(orNull);

const { shape } = draftContentSchema;
const contentSchema = draftContentSchema.extend({
  steps: z
    .array(
      draftStepSchema.extend({
        id: optional(nodeIdOf("CourseStep").nullable()),
        expectedDays: optional(draftStepSchema.shape.expectedDays),
        partnerId: optional(nodeIdOf("Partner").nullable()),
        attach: z.array(nodeIdOf("Session")),
        detach: z.array(nodeIdOf("Session")),
      }),
    )
    .max(100, "A course has at most 100 steps."),
  cancelHours: optional(shape.cancelHours),
  bookingOpensDays: optional(shape.bookingOpensDays),
  bookingClosesMinutes: optional(shape.bookingClosesMinutes),
  offerMinutes: optional(shape.offerMinutes),
  privateCredits: optional(shape.privateCredits),
  privateValidDays: optional(shape.privateValidDays),
  groupCredits: optional(shape.groupCredits),
  groupValidDays: optional(shape.groupValidDays),
  unitAmount: optional(shape.unitAmount),
});

const saveSchema = z.object({
  draftId: nodeIdOf("CourseDraft"),
  revision: z.int(),
  content: contentSchema.pipe(draftContentSchema),
});

builder.mutationField("saveCourseDraft", (t) =>
  t.prismaField({
    type: CourseDraft,
    description:
      "Keeps what is being written, half finished or not. Nothing of the course changes until it is published.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: SaveCourseDraftInput }) },
    async resolve(query, _root, { input }, { db, transact }) {
      const save = parseInput(saveSchema, input);
      const { draftId } = succeed(await transact((tx) => saveDraft(tx, save)));
      return db.courseDraft.findUniqueOrThrow({
        ...query,
        where: { id: draftId },
      });
    },
  }),
);

const DiscardCourseDraftInput = builder.inputType("DiscardCourseDraftInput", {
  fields: (t) => ({ draftId: t.id(), revision: t.int() }),
});

const DiscardedDraft = builder
  .objectRef<{ draftId: string }>("DiscardedCourseDraft")
  .implement({
    authScopes: { staff: true },
    fields: (t) => ({
      draftId: t.exposeString("draftId", {
        description: "The database's id of what is gone.",
      }),
    }),
  });

builder.mutationField("discardCourseDraft", (t) =>
  t.field({
    type: DiscardedDraft,
    description: "Throws away what is being written; the course stays.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: DiscardCourseDraftInput }) },
    async resolve(_root, { input }, { transact, now }) {
      const discard = parseInput(discardSchema, input);
      return succeed(await transact((tx) => discardDraft(tx, discard, now())));
    },
  }),
);

const discardSchema = z.object({
  draftId: nodeIdOf("CourseDraft"),
  revision: z.int(),
});
