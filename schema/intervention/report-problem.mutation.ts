import { reportSchema } from "@throughline/domain/intervention/intervention.rules";
import { reportProblem } from "@throughline/domain/intervention/report-problem";
import type { InterventionModel } from "@throughline/prisma";
import { z } from "zod";
import { builder } from "../builder.ts";
import { EnrollmentStep } from "../enrollment/enrollment-step.type.ts";
import { failures, NotFound, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";

const StepReportState = builder.enumType("StepReportState", {
  description: "WAITING for somebody, IN_HAND of somebody, or ANSWERED.",
  values: ["WAITING", "IN_HAND", "ANSWERED"] as const,
});

const StepReport = builder
  .objectRef<InterventionModel>("StepReport")
  .implement({
    description: "A problem that a student reported, and what became of it.",
    authScopes: { signedIn: true },
    fields: (t) => ({
      text: t.string({ resolve: ({ report }) => report ?? "" }),
      reportedAt: t.field({
        type: "DateTime",
        resolve: ({ reportedAt, openedAt }) => reportedAt ?? openedAt,
      }),
      state: t.field({
        type: StepReportState,
        resolve({ state, assigneeId }) {
          if (state === "RESOLVED") return "ANSWERED";
          return assigneeId ? "IN_HAND" : "WAITING";
        },
      }),
      outcome: t.exposeString("outcome", { nullable: true }),
      resolvedAt: t.expose("resolvedAt", { type: "DateTime", nullable: true }),
    }),
  });

builder.prismaObjectField(EnrollmentStep, "report", (t) =>
  t.field({
    type: StepReport,
    nullable: true,
    description: "The newest problem that the student reported.",
    select: { id: true },
    resolve: ({ id }, _args, { db }) =>
      db.intervention.findFirst({
        where: { subject: "STEP", subjectId: id, report: { not: null } },
        orderBy: { reportedAt: "desc" },
      }),
  }),
);

const ReportProblemInput = builder.inputType("ReportProblemInput", {
  fields: (t) => ({
    stepId: t.id(),
    text: t.string({ description: "What is wrong; 3 to 2,000 characters." }),
  }),
});

const inputSchema = z.object({
  stepId: nodeIdOf("EnrollmentStep"),
  text: reportSchema,
});

builder.mutationField("reportProblem", (t) =>
  t.prismaField({
    type: EnrollmentStep,
    description:
      "A student says that something is wrong with one of their own steps. Staff sees it at once; one report of a step is open at a time.",
    authScopes: { signedIn: true },
    errors: failures,
    args: { input: t.arg({ type: ReportProblemInput }) },
    async resolve(query, _root, { input }, context) {
      const { db, viewer, transactForViewer, now } = context;
      const { stepId, text } = parseInput(inputSchema, input);
      const { personId } = viewer;
      if (!personId)
        throw new NotFound("input.stepId", "There is no such step.");
      succeed(
        await transactForViewer((tx) =>
          reportProblem(tx, { stepId, personId, text }, now()),
        ),
      );
      return db.enrollmentStep.findUniqueOrThrow({
        ...query,
        where: { id: stepId },
      });
    },
  }),
);
