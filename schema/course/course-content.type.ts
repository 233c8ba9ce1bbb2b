import {
  asWritten,
  contentOfCourse,
} from "@throughline/domain/course/content-of-course";
import type {
  DraftContent,
  DraftStep,
} from "@throughline/domain/course/draft.content";
import { optionIdsOf } from "@throughline/domain/course/option.rules";
import { builder } from "../builder.ts";
import { writeNodeId } from "../node-id.ts";
import { Session } from "../session/session.type.ts";
import { Course, SequencingEnum, StepKindEnum } from "./course.type.ts";

interface WrittenOption {
  sessionId: string;
  change: "KEPT" | "ADDED" | "REMOVED";
}

const OptionChangeEnum = builder.enumType("OptionChange", {
  description: "What publishing does to an option.",
  values: ["KEPT", "ADDED", "REMOVED"] as const,
});

const DraftOption = builder.objectRef<WrittenOption>("DraftOption").implement({
  description: "A class by which a step may be taken, as the draft has it.",
  authScopes: { staff: true },
  fields: (t) => ({
    change: t.expose("change", { type: OptionChangeEnum }),
    session: t.prismaField({
      type: Session,
      nullable: true,
      resolve: (query, { sessionId }, _args, { db }) =>
        db.session.findUnique({ ...query, where: { id: sessionId } }),
    }),
  }),
});

const CourseContentStep = builder
  .objectRef<DraftStep>("CourseContentStep")
  .implement({
    description: "A step as it is written; anything may be missing.",
    authScopes: { staff: true },
    fields: (t) => ({
      key: t.exposeString("key"),
      id: t.id({
        nullable: true,
        description: "Of the course's step; null for a new one.",
        resolve: ({ id }) => id && writeNodeId("CourseStep", id),
      }),
      label: t.exposeString("label"),
      slug: t.exposeString("slug"),
      title: t.exposeString("title"),
      summary: t.exposeString("summary"),
      kind: t.expose("kind", { type: StepKindEnum }),
      required: t.exposeBoolean("required"),
      expectedDays: t.exposeInt("expectedDays", { nullable: true }),
      partnerId: t.id({
        nullable: true,
        resolve: ({ partnerId }) =>
          partnerId && writeNodeId("Partner", partnerId),
      }),
      partnerCourseRef: t.exposeString("partnerCourseRef"),
      contentCourseRef: t.exposeString("contentCourseRef"),
      attach: t.idList({
        description: "Classes that become options.",
        resolve: ({ attach }) => attach.map((id) => writeNodeId("Session", id)),
      }),
      detach: t.idList({
        description: "Classes that are no options any more.",
        resolve: ({ detach }) => detach.map((id) => writeNodeId("Session", id)),
      }),
      options: t.field({
        type: [DraftOption],
        description: "All of them, soonest first.",
        async resolve(step, _args, { db }) {
          const present =
            step.id === null
              ? []
              : await db.stepOption.findMany({
                  where: { courseStepId: step.id },
                });
          const attached = new Map([
            [step.id ?? "", present.map(({ sessionId }) => sessionId)],
          ]);
          const wanted = new Set(optionIdsOf(step, attached));
          const ids = [...new Set([...wanted, ...step.detach])];
          const inTime = await db.session.findMany({
            where: { id: { in: ids } },
            orderBy: [{ startsAt: "asc" }, { id: "asc" }],
            select: { id: true },
          });
          const isThere = new Set(attached.get(step.id ?? ""));
          return inTime.map(({ id }) => ({
            sessionId: id,
            change: !wanted.has(id)
              ? ("REMOVED" as const)
              : isThere.has(id)
                ? ("KEPT" as const)
                : ("ADDED" as const),
          }));
        },
      }),
    }),
  });

/** A course as it is written: all that a draft holds. */
export const CourseContent = builder
  .objectRef<DraftContent>("CourseContent")
  .implement({
    description: "A course as it is written; anything may be missing.",
    authScopes: { staff: true },
    fields: (t) => ({
      code: t.exposeString("code"),
      title: t.exposeString("title"),
      description: t.exposeString("description"),
      marketingCopy: t.exposeString("marketingCopy"),
      imageAlt: t.exposeString("imageAlt"),
      removesImage: t.exposeBoolean("removesImage"),
      defaultTimeZone: t.exposeString("defaultTimeZone"),
      sequencing: t.expose("sequencing", { type: SequencingEnum }),
      cancelHours: t.exposeInt("cancelHours", { nullable: true }),
      lateCancelForfeits: t.exposeBoolean("lateCancelForfeits"),
      bookingOpensDays: t.exposeInt("bookingOpensDays", { nullable: true }),
      bookingClosesMinutes: t.exposeInt("bookingClosesMinutes", {
        nullable: true,
      }),
      offerMinutes: t.exposeInt("offerMinutes", { nullable: true }),
      steps: t.expose("steps", { type: [CourseContentStep] }),
      privateCredits: t.exposeInt("privateCredits", { nullable: true }),
      privateValidDays: t.exposeInt("privateValidDays", { nullable: true }),
      groupCredits: t.exposeInt("groupCredits", { nullable: true }),
      groupValidDays: t.exposeInt("groupValidDays", { nullable: true }),
      isSold: t.exposeBoolean("isSold"),
      currency: t.exposeString("currency"),
      unitAmount: t.exposeInt("unitAmount", {
        nullable: true,
        description: "In the currency's smallest unit.",
      }),
    }),
  });

builder.prismaObjectField(Course, "content", (t) =>
  t.field({
    type: CourseContent,
    description: "The course as it stands, in the shape of a draft.",
    authScopes: { staff: true },
    select: asWritten,
    resolve: (course) => contentOfCourse(course),
  }),
);
