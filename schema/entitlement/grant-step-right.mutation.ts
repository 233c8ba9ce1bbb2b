import { grantStepRight } from "@throughline/domain/entitlement/grant-step-right";
import { reasonSchema } from "@throughline/domain/person/person.rules";
import { z } from "zod";
import { builder } from "../builder.ts";
import { EnrollmentStep } from "../enrollment/enrollment-step.type.ts";
import { failures, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";

const GrantStepRightInput = builder.inputType("GrantStepRightInput", {
  fields: (t) => ({
    stepId: t.id(),
    reason: t.string({
      description: "Why; at least 3 characters. Shown to the student.",
    }),
  }),
});

const inputSchema = z.object({
  stepId: nodeIdOf("EnrollmentStep"),
  reason: reasonSchema,
});

builder.mutationField("grantStepRight", (t) =>
  t.prismaField({
    type: EnrollmentStep,
    description:
      "Gives a student another right to book a step that has none left. Repeating it changes nothing.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: GrantStepRightInput }) },
    async resolve(query, _root, { input }, { db, transact, now }) {
      const wanted = parseInput(inputSchema, input);
      const { stepId: id } = succeed(
        await transact((tx) => grantStepRight(tx, wanted, now())),
      );
      return db.enrollmentStep.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
