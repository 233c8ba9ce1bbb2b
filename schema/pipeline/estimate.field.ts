import { isUnsettled } from "@throughline/domain/enrollment/sequence.rules";
import {
  estimateCompletion,
  type CompletionEstimate,
  type RemainingStep,
} from "@throughline/domain/pipeline/estimate.rules";
import {
  workingMs,
  type Pause,
} from "@throughline/domain/pipeline/lateness.rules";
import { builder } from "../builder.ts";
import { Enrollment } from "../enrollment/enrollment.type.ts";
import { durationsOfCourse } from "./durations-of-course.ts";

const CompletionEstimateType = builder
  .objectRef<CompletionEstimate>("CompletionEstimate")
  .implement({
    description:
      "When the certificate will probably be there, judged by how long the remaining steps took others.",
    authScopes: { signedIn: true },
    fields: (t) => ({
      earliest: t.expose("earliest", {
        type: "DateTime",
        description: "One in ten is through by then.",
      }),
      likely: t.expose("likely", {
        type: "DateTime",
        description: "Half are through by then.",
      }),
      latest: t.expose("latest", {
        type: "DateTime",
        description: "Nine in ten are through by then.",
      }),
      basedOn: t.exposeInt("basedOn", {
        description:
          "The fewest completions observed of any of the remaining steps.",
      }),
    }),
  });

const pauses = { select: { startedAt: true, endedAt: true } } as const;

builder.prismaObjectField(Enrollment, "estimate", (t) =>
  t.field({
    type: CompletionEstimateType,
    nullable: true,
    description:
      "Null where the enrollment is over, or nobody has completed any of its remaining steps yet.",
    select: {
      courseId: true,
      state: true,
      pauses,
      steps: {
        orderBy: { position: "asc" },
        select: {
          courseStepId: true,
          required: true,
          state: true,
          startedAt: true,
          expectedDays: true,
          partner: { select: { outages: pauses } },
        },
      },
    },
    async resolve({ courseId, state, steps, pauses }, _args, context) {
      if (!isOpen.has(state)) return null;
      const durations = await durationsOfCourse(context, courseId);
      const now = context.now();
      const remaining = steps
        .filter((step) => step.required && isUnsettled(step))
        .map((step): RemainingStep => ({
          durations: durations.get(step.courseStepId) ?? new Map(),
          expectedDays: step.expectedDays,
          elapsedSeconds: elapsedOf(step, pauses, now),
        }));
      return estimateCompletion(remaining, now);
    },
  }),
);

const isOpen = new Set<string>(["PENDING", "ACTIVE", "SUSPENDED"]);

function elapsedOf(
  {
    startedAt,
    partner,
  }: { startedAt: Date | null; partner: { outages: Pause[] } | null },
  pauses: Pause[],
  now: Date,
): number | null {
  const all = [...pauses, ...(partner?.outages ?? [])];
  return startedAt && workingMs(startedAt, now, all) / 1000;
}
