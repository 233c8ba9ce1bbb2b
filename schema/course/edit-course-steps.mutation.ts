import {
  courseStepSchema,
  slugOf,
} from "@throughline/domain/course/course.rules";
import { editCourseSteps } from "@throughline/domain/course/edit-course-steps";
import { reasonSchema } from "@throughline/domain/person/person.rules";
import { z } from "zod";
import { builder } from "../builder.ts";
import { failures, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { Course } from "./course.type.ts";

const CourseStepInput = builder.inputType("CourseStepInput", {
  fields: (t) => ({
    id: t.id({
      required: false,
      description: "Of a step that is there; left out for a new one.",
    }),
    label: t.string({ description: "Such as `SFZ-1`." }),
    title: t.string(),
    summary: t.string({ defaultValue: "" }),
    required: t.boolean({ defaultValue: true }),
    expectedDays: t.int({ defaultValue: 7 }),
    partnerId: t.id(),
    partnerCourseRef: t.string({
      description: "What the partner calls the course.",
    }),
  }),
});

const EditCourseStepsInput = builder.inputType("EditCourseStepsInput", {
  fields: (t) => ({
    courseId: t.id(),
    steps: t.field({
      type: [CourseStepInput],
      description: "All steps, in order. One that is left out is retired.",
    }),
    reason: t.string(),
  }),
});

const inputSchema = z.object({
  courseId: nodeIdOf("Course"),
  steps: z
    .array(
      courseStepSchema.extend({
        id: nodeIdOf("CourseStep").nullish(),
        partnerId: nodeIdOf("Partner"),
      }),
    )
    .max(100, "A course has at most 100 steps."),
  reason: reasonSchema,
});

builder.mutationField("editCourseSteps", (t) =>
  t.prismaField({
    type: Course,
    description:
      "Makes the steps of a course what is given. Students who are in it keep theirs until they are brought along.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: EditCourseStepsInput }) },
    async resolve(query, _root, { input }, { db, transact, now }) {
      const { steps, ...wanted } = parseInput(inputSchema, input);
      const edit = {
        ...wanted,
        steps: steps.map(({ id, ...step }) => ({
          ...step,
          ...(id && { id }),
          slug: slugOf(step.label),
        })),
      };
      const { courseId } = succeed(
        await transact((tx) => editCourseSteps(tx, edit, now())),
      );
      return db.course.findUniqueOrThrow({ ...query, where: { id: courseId } });
    },
  }),
);
