import { takeStep } from "@throughline/domain/enrollment/take-step";
import { z } from "zod";
import { builder } from "../builder.ts";
import { failures, NotFound, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { EnrollmentStep } from "./enrollment-step.type.ts";

const TakeStepInput = builder.inputType("TakeStepInput", {
  fields: (t) => ({ stepId: t.id() }),
});

const inputSchema = z.object({ stepId: nodeIdOf("EnrollmentStep") });

builder.mutationField("takeStep", (t) =>
  t.prismaField({
    type: EnrollmentStep,
    description:
      "Takes up an optional step, or any step of a course in which the student chooses the order.",
    authScopes: { signedIn: true },
    errors: failures,
    args: { input: t.arg({ type: TakeStepInput }) },
    async resolve(query, _root, { input }, { db, transactForViewer, now }) {
      const { stepId } = parseInput(inputSchema, input);
      if (!(await db.enrollmentStep.findUnique({ where: { id: stepId } })))
        throw new NotFound("input.stepId", "There is no such step.");
      succeed(await transactForViewer((tx) => takeStep(tx, { stepId }, now())));
      return db.enrollmentStep.findUniqueOrThrow({
        ...query,
        where: { id: stepId },
      });
    },
  }),
);
