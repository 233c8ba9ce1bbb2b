import { enrollNewcomer } from "@throughline/domain/enrollment/enroll-newcomer";
import type { PersonInput } from "@throughline/domain/person/find-or-create-person";
import {
  emailSchema,
  familyNameSchema,
  nameSchema,
  timeZoneSchema,
} from "@throughline/domain/person/person.rules";
import { z } from "zod";
import { builder } from "../builder.ts";
import { failures, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { Enrollment } from "./enrollment.type.ts";

const EnrollInput = builder.inputType("EnrollInput", {
  description:
    "Who is enrolled: a person who is known by id, or anybody by e-mail address and name.",
  fields: (t) => ({
    courseId: t.id(),
    personId: t.id({ required: false }),
    email: t.string({ required: false }),
    givenName: t.string({ required: false }),
    familyName: t.string({ required: false }),
    timeZone: t.string({ required: false }),
    again: t.boolean({
      required: false,
      description: "Once more after an attempt that has ended.",
    }),
  }),
});

const inputSchema = z
  .object({
    courseId: nodeIdOf("Course"),
    personId: nodeIdOf("Person").nullish(),
    email: emailSchema.nullish(),
    givenName: nameSchema.nullish(),
    familyName: familyNameSchema.nullish(),
    timeZone: timeZoneSchema.nullish(),
    again: z.boolean().nullish(),
  })
  .transform((input, check) => ({
    courseId: input.courseId,
    again: input.again ?? false,
    who: input.personId
      ? { personId: input.personId }
      : namedNewcomer(input, check),
  }));

builder.mutationField("enroll", (t) =>
  t.prismaField({
    type: Enrollment,
    description:
      "Enrolls a person in a published course, and invites one who has no login. A repeat answers the enrollment that is there.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: EnrollInput }) },
    async resolve(query, _root, { input }, { db, transact, now }) {
      const wanted = parseInput(inputSchema, input);
      const { enrollmentId } = succeed(
        await transact((tx) => enrollNewcomer(tx, wanted, now())),
      );
      return db.enrollment.findUniqueOrThrow({
        ...query,
        where: { id: enrollmentId },
      });
    },
  }),
);

interface Named {
  email?: string | null;
  givenName?: string | null;
  familyName?: string | null;
  timeZone?: string | null;
}

function namedNewcomer(
  { email, givenName, familyName, timeZone }: Named,
  check: z.RefinementCtx,
): PersonInput {
  if (!email)
    check.addIssue({
      code: "custom",
      path: ["email"],
      message: "Give a `personId`, or an `email` with a `givenName`.",
    });
  else if (!givenName)
    check.addIssue({
      code: "custom",
      path: ["givenName"],
      message: "Please give a name.",
    });
  return {
    email: email ?? "",
    givenName: givenName ?? "",
    familyName: familyName ?? "",
    ...(timeZone && { timeZone }),
  };
}
