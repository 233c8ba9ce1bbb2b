import {
  getCurrentStep,
  isEnrollmentComplete,
  percentComplete,
} from "@throughline/domain/enrollment/sequence.rules";
import { EnrollmentState } from "@throughline/prisma";
import { builder } from "../builder.ts";
import { own } from "../policy/own.ts";
import { EnrollmentStep } from "./enrollment-step.type.ts";

export const EnrollmentStateEnum = builder.enumType(EnrollmentState, {
  name: "EnrollmentState",
});

const byPosition = { orderBy: { position: "asc" } } as const;

/** What the order of steps is judged by. All fields ask for the steps in one order, so that they share one read. */
const placed = {
  select: {
    id: true,
    position: true,
    required: true,
    state: true,
    openedAt: true,
  },
  ...byPosition,
} as const;

export const Enrollment = builder.prismaNode("Enrollment", {
  nullable: true,
  id: { field: "id" },
  select: { id: true, personId: true },
  authScopes: ({ personId }) => own(personId),
  fields: (t) => ({
    attempt: t.exposeInt("attempt"),
    state: t.expose("state", { type: EnrollmentStateEnum }),
    enrolledAt: t.expose("enrolledAt", { type: "DateTime" }),
    completedAt: t.expose("completedAt", { type: "DateTime", nullable: true }),
    endedAt: t.expose("endedAt", { type: "DateTime", nullable: true }),
    person: t.relation("person"),
    course: t.relation("course"),
    steps: t.relation("steps", { query: byPosition }),
    certificate: t.relation("certificate", { nullable: true }),
    percentComplete: t.int({
      description: "Settled required steps in percent of all required ones.",
      select: { steps: placed },
      resolve: ({ steps }) => percentComplete(steps),
    }),
    isComplete: t.boolean({
      description: "Every required step is completed or skipped.",
      select: { steps: placed },
      resolve: ({ steps }) => isEnrollmentComplete(steps),
    }),
    currentStep: t.field({
      type: EnrollmentStep,
      nullable: true,
      description: "The first required step, in order, that is not settled.",
      select: (_args, _context, nestedSelection) => ({
        steps: nestedSelection(placed),
      }),
      resolve: ({ steps }) =>
        getCurrentStep(steps as Parameters<typeof getCurrentStep>[0]) as never,
    }),
  }),
});
