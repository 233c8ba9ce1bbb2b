import { endCourse } from "@throughline/domain/course/end-course";
import { publishCourse } from "@throughline/domain/course/publish-course";
import { reasonSchema } from "@throughline/domain/person/person.rules";
import { z } from "zod";
import { builder } from "../builder.ts";
import { failures, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { Course } from "./course.type.ts";

const PublishCourseInput = builder.inputType("PublishCourseInput", {
  fields: (t) => ({
    draftId: t.id(),
    revision: t.int({ description: "Of the save that was looked at." }),
    overwrites: t.boolean({
      defaultValue: false,
      description:
        "Publishes over what was changed at the course elsewhere since the draft was begun.",
    }),
  }),
});

const publishSchema = z.object({
  draftId: nodeIdOf("CourseDraft"),
  revision: z.int(),
  overwrites: z.boolean(),
});

builder.mutationField("publishCourse", (t) =>
  t.prismaField({
    type: Course,
    description:
      "Makes a draft the course, and has Stripe told. Students who are in it keep their steps. Publishing the same draft again changes nothing.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: PublishCourseInput }) },
    async resolve(query, _root, { input }, { db, transact, now }) {
      const publishing = parseInput(publishSchema, input);
      const { courseId } = succeed(
        await transact((tx) => publishCourse(tx, publishing, now())),
      );
      return db.course.findUniqueOrThrow({ ...query, where: { id: courseId } });
    },
  }),
);

const EndCourseInput = builder.inputType("EndCourseInput", {
  fields: (t) => ({ courseId: t.id(), reason: t.string() }),
});

const endSchema = z.object({
  courseId: nodeIdOf("Course"),
  reason: reasonSchema,
});

const mutations = [
  [
    "unpublishCourse",
    "unpublish",
    "Takes a course off sale until it is published again. Who is in it goes on.",
  ],
  [
    "archiveCourse",
    "archive",
    "Takes a course off sale for good; it stays in the records. Who is in it goes on.",
  ],
] as const;

for (const [name, how, description] of mutations)
  builder.mutationField(name, (t) =>
    t.prismaField({
      type: Course,
      description,
      authScopes: { staff: true },
      errors: failures,
      args: { input: t.arg({ type: EndCourseInput }) },
      async resolve(query, _root, { input }, { db, transact, now }) {
        const end = parseInput(endSchema, input);
        const { courseId } = succeed(
          await transact((tx) => endCourse(tx, how, end, now())),
        );
        return db.course.findUniqueOrThrow({
          ...query,
          where: { id: courseId },
        });
      },
    }),
  );
