import { z } from "zod";
import { builder } from "../builder.ts";
import { failures, NotFound, Refused } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";

const LaunchStepInput = builder.inputType("LaunchStepInput", {
  fields: (t) => ({ stepId: t.id() }),
});

const Launch = builder.objectRef<{ url: string }>("Launch").implement({
  description:
    "Where the student goes now. Made for one visit; do not keep it.",
  authScopes: { signedIn: true },
  fields: (t) => ({ url: t.exposeString("url") }),
});

const inputSchema = z.object({ stepId: nodeIdOf("EnrollmentStep") });

builder.mutationField("launchStep", (t) =>
  t.field({
    type: Launch,
    description: "Asks the partner where the student goes to take the step.",
    authScopes: { signedIn: true },
    errors: failures,
    args: { input: t.arg({ type: LaunchStepInput }) },
    async resolve(_root, { input }, { db, partners }) {
      const { stepId } = parseInput(inputSchema, input);
      const step = await db.enrollmentStep.findUnique({
        where: { id: stepId },
        include: { partnerEnrollment: true, partner: true, enrollment: true },
      });
      if (!step) throw new NotFound("input.stepId", "There is no such step.");
      const { partnerEnrollment, partner } = step;
      const { state } = step.enrollment;
      if (state !== "ACTIVE" && state !== "COMPLETED")
        throw new Refused(
          "input.stepId",
          "Your course is paused or has ended. Talk to your school.",
        );
      if (
        !partnerEnrollment?.acceptedAt ||
        partnerEnrollment.desiredState !== "ENROLLED"
      )
        throw new Refused(
          "input.stepId",
          `${partner?.name ?? "The school"} has not confirmed your place yet.`,
        );
      const launched = await partners.launch(partnerEnrollment.id);
      if (launched.kind === "unavailable")
        throw new Refused(
          "input.stepId",
          `${partner?.name ?? "The partner"} does not answer just now. Please try again in a few minutes.`,
        );
      return launched;
    },
  }),
);
