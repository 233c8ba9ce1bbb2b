import { z } from "zod";
import { builder } from "../builder.ts";
import type { LaunchOutcome } from "../context.ts";
import { failures, NotFound, Refused } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { requireCourseUnderWay } from "../partner/course-under-way.ts";
import { isOwn } from "../policy/own.ts";

const LaunchStepInput = builder.inputType("LaunchStepInput", {
  fields: (t) => ({ stepId: t.id() }),
});

const LaunchKind = builder.enumType("LaunchKind", {
  values: {
    REDIRECT: { description: "The browser goes to `url`." },
    FORM_POST: { description: "The browser posts `fields` to `url`." },
    VOUCHER: { description: "The student redeems `voucher` at `url`." },
  },
});

interface FormField {
  name: string;
  value: string;
}

const LaunchField = builder.objectRef<FormField>("LaunchField").implement({
  authScopes: { signedIn: true },
  fields: (t) => ({
    name: t.exposeString("name"),
    value: t.exposeString("value"),
  }),
});

type Launched = Exclude<LaunchOutcome, { kind: "unavailable" | "refused" }>;

const kindOf = {
  redirect: "REDIRECT",
  formPost: "FORM_POST",
  voucher: "VOUCHER",
} as const satisfies Record<Launched["kind"], string>;

const Launch = builder.objectRef<Launched>("Launch").implement({
  description:
    "Where the student goes now. Made for one visit; do not keep it.",
  authScopes: { signedIn: true },
  fields: (t) => ({
    kind: t.field({
      type: LaunchKind,
      resolve: ({ kind }) => kindOf[kind],
    }),
    url: t.exposeString("url", {
      nullable: true,
      description: "Always there but for a voucher without an address.",
    }),
    fields: t.field({
      type: [LaunchField],
      resolve: (launched) =>
        launched.kind === "formPost" ? launched.fields : [],
    }),
    voucher: t.string({
      nullable: true,
      description: "The student's own code, for them alone.",
      resolve: (launched) =>
        launched.kind === "voucher" ? launched.code : null,
    }),
  }),
});

const inputSchema = z.object({ stepId: nodeIdOf("EnrollmentStep") });

builder.mutationField("launchStep", (t) =>
  t.field({
    type: Launch,
    description: "Asks the partner where the student goes to take the step.",
    authScopes: { signedIn: true },
    errors: failures,
    args: { input: t.arg({ type: LaunchStepInput }) },
    async resolve(_root, { input }, context): Promise<Launched> {
      const { db, partners, viewer } = context;
      const { stepId } = parseInput(inputSchema, input);
      const step = await db.enrollmentStep.findUnique({
        where: { id: stepId },
        include: { partnerEnrollment: true, partner: true, enrollment: true },
      });
      if (!step) throw new NotFound("input.stepId", "There is no such step.");
      if (!isOwn(step.enrollment.personId, viewer))
        throw new Refused(
          "input.stepId",
          "Only the student can open this training.",
        );
      const { partnerEnrollment, partner } = step;
      requireCourseUnderWay(step.enrollment.state, undefined);
      if (
        !partnerEnrollment?.acceptedAt ||
        partnerEnrollment.desiredState !== "ENROLLED"
      )
        throw new Refused(
          "input.stepId",
          `${partner?.name ?? "The school"} has not confirmed your place yet.`,
        );
      const launched = await partners.launch(partnerEnrollment.id);
      if (launched.kind === "refused")
        throw new Refused("input.stepId", launched.reason);
      if (launched.kind === "unavailable")
        throw new Refused(
          "input.stepId",
          `${partner?.name ?? "The partner"} does not answer just now. Please try again in a few minutes.`,
        );
      return launched;
    },
  }),
);
