import { changeEnrollment } from "@throughline/domain/enrollment/change-enrollment";
import type { EnrollmentCommand } from "@throughline/domain/enrollment/enrollment.rules";
import { reasonSchema } from "@throughline/domain/person/person.rules";
import { z } from "zod";
import { builder } from "../builder.ts";
import { failures, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { Enrollment } from "./enrollment.type.ts";

const mutations: Record<
  string,
  { command: EnrollmentCommand; description: string }
> = {
  suspendEnrollment: {
    command: "suspend",
    description: "Pauses an enrollment: no step opens until it is resumed.",
  },
  resumeEnrollment: {
    command: "resume",
    description: "Goes on where a suspended enrollment stood.",
  },
  cancelEnrollment: {
    command: "cancel",
    description:
      "Ends an enrollment; partners are told that the student will not come.",
  },
};

const EnrollmentChangeInput = builder.inputType("EnrollmentChangeInput", {
  fields: (t) => ({ enrollmentId: t.id(), reason: t.string() }),
});

const inputSchema = z.object({
  enrollmentId: nodeIdOf("Enrollment"),
  reason: reasonSchema,
});

for (const [name, { command, description }] of Object.entries(mutations)) {
  builder.mutationField(name, (t) =>
    t.prismaField({
      type: Enrollment,
      description,
      authScopes: { staff: true },
      errors: failures,
      args: { input: t.arg({ type: EnrollmentChangeInput }) },
      async resolve(query, _root, { input }, { db, transact, now }) {
        const wanted = parseInput(inputSchema, input);
        const { enrollmentId } = succeed(
          await transact((tx) => changeEnrollment(tx, command, wanted, now())),
        );
        return db.enrollment.findUniqueOrThrow({
          ...query,
          where: { id: enrollmentId },
        });
      },
    }),
  );
}
