import { setCertificateValidity } from "@throughline/domain/certificate/set-certificate-validity";
import { reasonSchema } from "@throughline/domain/person/person.rules";
import { z } from "zod";
import { builder } from "../builder.ts";
import { Course } from "../course/course.type.ts";
import { failures, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";

const CertificateValidityInput = builder.inputType("CertificateValidityInput", {
  fields: (t) => ({
    courseId: t.id(),
    months: t.int({
      required: false,
      description: "From 1 to 1,200; for ever if left out.",
    }),
    reason: t.string({
      description: "Why; at least 3 characters. Shown in the history.",
    }),
  }),
});

const range = "Give a number of months from 1 to 1,200, or none for ever.";
const inputSchema = z.object({
  courseId: nodeIdOf("Course"),
  months: z
    .int()
    .min(1, range)
    .max(1_200, range)
    .nullish()
    .transform((months) => months ?? null),
  reason: reasonSchema,
});

builder.mutationField("setCertificateValidity", (t) =>
  t.prismaField({
    type: Course,
    description:
      "Says how long a course's certificates hold from now on. Those that are out stay as they are.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: CertificateValidityInput }) },
    async resolve(query, _root, { input }, { db, transact, now }) {
      const wanted = parseInput(inputSchema, input);
      const { courseId } = succeed(
        await transact((tx) => setCertificateValidity(tx, wanted, now())),
      );
      return db.course.findUniqueOrThrow({
        ...query,
        where: { id: courseId },
      });
    },
  }),
);
