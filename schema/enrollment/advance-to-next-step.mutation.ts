import { advanceToNextStep } from "@throughline/domain/enrollment/advance-to-next-step";
import { z } from "zod";
import { builder } from "../builder.ts";
import { failures, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { Enrollment } from "./enrollment.type.ts";

const AdvanceInput = builder.inputType("AdvanceToNextStepInput", {
  fields: (t) => ({ enrollmentId: t.id() }),
});

const inputSchema = z.object({ enrollmentId: nodeIdOf("Enrollment") });

builder.mutationField("advanceToNextStep", (t) =>
  t.prismaField({
    type: Enrollment,
    description:
      "Opens the step whose turn has come. This happens by itself; asking mends an enrollment that was left standing.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: AdvanceInput }) },
    async resolve(query, _root, { input }, { db, transact, now }) {
      const { enrollmentId } = parseInput(inputSchema, input);
      succeed(
        await transact((tx) => advanceToNextStep(tx, { enrollmentId }, now())),
      );
      return db.enrollment.findUniqueOrThrow({
        ...query,
        where: { id: enrollmentId },
      });
    },
  }),
);
