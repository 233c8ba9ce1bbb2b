import { failStep } from "@throughline/domain/enrollment/fail-step";
import { markStepComplete } from "@throughline/domain/enrollment/mark-step-complete";
import type {
  StepInput,
  StepOutcome,
} from "@throughline/domain/enrollment/move-by-command";
import { reopenStep } from "@throughline/domain/enrollment/reopen-step";
import { retryStep } from "@throughline/domain/enrollment/retry-step";
import { skipStep } from "@throughline/domain/enrollment/skip-step";
import {
  nameSchema,
  reasonSchema,
} from "@throughline/domain/person/person.rules";
import type { Tx } from "@throughline/domain/transaction";
import { z } from "zod";
import { builder } from "../builder.ts";
import { failures, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { EnrollmentStep } from "./enrollment-step.type.ts";

type Override = (
  tx: Tx,
  input: StepInput & { reason: string },
  now: Date,
) => Promise<StepOutcome>;

/** What an admin may do to a step by hand. Each needs a reason, which is kept with the fact. */
const overrides: Record<string, { command: Override; description: string }> = {
  markStepComplete: {
    command: markStepComplete,
    description: "Completes a step; the course carries on.",
  },
  failStep: {
    command: failStep,
    description: "Fails a step that has begun; it waits for a retry or a skip.",
  },
  skipStep: {
    command: skipStep,
    description:
      "Lets the student pass without the step; the course carries on.",
  },
  retryStep: {
    command: retryStep,
    description: "Takes a failed step up again.",
  },
  reopenStep: {
    command: reopenStep,
    description: "Opens a settled step again; what follows it waits.",
  },
};

const EvidenceInput = builder.inputType("EvidenceInput", {
  description: "What proves it; kept with the fact.",
  fields: (t) => ({
    description: t.string({
      description: "What it is, or the name of the file.",
    }),
    url: t.string({ required: false, description: "Where it can be seen." }),
  }),
});

const StepOverrideInput = builder.inputType("StepOverrideInput", {
  fields: (t) => ({
    stepId: t.id(),
    reason: t.string({
      description: "Why; at least 3 characters. Shown in the history.",
    }),
    evidence: t.field({ type: EvidenceInput, required: false }),
  }),
});

const webAddressSchema = z
  .url({
    protocol: /^https?$/,
    error: "This is not a web address, such as https://school.example/proof.",
  })
  .max(2000, "A web address has at most 2,000 characters.");

const inputSchema = z.object({
  stepId: nodeIdOf("EnrollmentStep"),
  reason: reasonSchema,
  evidence: z
    .object({
      description: nameSchema.max(200),
      url: webAddressSchema.nullish(),
    })
    .nullish(),
});

for (const [name, { command, description }] of Object.entries(overrides)) {
  builder.mutationField(name, (t) =>
    t.prismaField({
      type: EnrollmentStep,
      description: `${description} Repeating it changes nothing.`,
      authScopes: { staff: true },
      errors: failures,
      args: { input: t.arg({ type: StepOverrideInput }) },
      async resolve(query, _root, { input }, { db, transact, now }) {
        const { evidence, ...wanted } = parseInput(inputSchema, input);
        const payload = evidence ? { evidence: { ...evidence } } : {};
        const { stepId } = succeed(
          await transact((tx) => command(tx, { ...wanted, payload }, now())),
        );
        return db.enrollmentStep.findUniqueOrThrow({
          ...query,
          where: { id: stepId },
        });
      },
    }),
  );
}
