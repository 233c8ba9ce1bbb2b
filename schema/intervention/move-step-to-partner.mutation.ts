import { moveToPartner } from "@throughline/domain/enrollment/move-to-partner";
import {
  nameSchema,
  reasonSchema,
} from "@throughline/domain/person/person.rules";
import { z } from "zod";
import { builder } from "../builder.ts";
import { EnrollmentStep } from "../enrollment/enrollment-step.type.ts";
import { failures, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";

const MoveStepInput = builder.inputType("MoveStepInput", {
  fields: (t) => ({
    stepId: t.id(),
    partnerId: t.id({ description: "Who teaches it from now on." }),
    courseRef: t.string({ description: "What that partner calls the course." }),
    reason: t.string({
      description: "Why; at least 3 characters. Shown in the history.",
    }),
  }),
});

const inputSchema = z.object({
  stepId: nodeIdOf("EnrollmentStep"),
  partnerId: nodeIdOf("Partner"),
  courseRef: nameSchema,
  reason: reasonSchema,
});

builder.mutationField("moveStepToPartner", (t) =>
  t.prismaField({
    type: EnrollmentStep,
    description:
      "Moves one student's step to another partner: the old one is told, the new one is asked, and the wait begins anew.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: MoveStepInput }) },
    async resolve(query, _root, { input }, { db, transact, now }) {
      const wanted = parseInput(inputSchema, input);
      const { stepId } = succeed(
        await transact((tx) => moveToPartner(tx, wanted, now())),
      );
      return db.enrollmentStep.findUniqueOrThrow({
        ...query,
        where: { id: stepId },
      });
    },
  }),
);
