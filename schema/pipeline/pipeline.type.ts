import type {
  PipelineMetrics,
  StepMetrics,
} from "@throughline/domain/pipeline/pipeline.metrics";
import type { Bottleneck } from "@throughline/domain/pipeline/pipeline.rules";
import { builder } from "../builder.ts";
import { Course } from "../course/course.type.ts";
import { writeNodeId } from "../node-id.ts";

const staff = { authScopes: { staff: true } };

const BottleneckType = builder.objectRef<Bottleneck>("Bottleneck").implement({
  description: "The required step at which most students are held up.",
  ...staff,
  fields: (t) => ({
    courseStepId: t.id({
      resolve: ({ courseStepId }) => writeNodeId("CourseStep", courseStepId),
    }),
    reason: t.field({
      type: builder.enumType("BottleneckReason", {
        values: ["OVERDUE", "FAILED"] as const,
      }),
      resolve: ({ reason }) => reason,
    }),
    students: t.exposeInt("students", {
      description: "Overdue or failed here.",
    }),
  }),
});

const StepMetricsType = builder
  .objectRef<StepMetrics>("StepMetrics")
  .implement({
    description:
      "Where the students of one step are, and how long it takes them.",
    ...staff,
    fields: (t) => ({
      courseStepId: t.id({
        resolve: ({ courseStepId }) => writeNodeId("CourseStep", courseStepId),
      }),
      position: t.exposeInt("position"),
      label: t.exposeString("label"),
      title: t.exposeString("title"),
      partnerName: t.exposeString("partnerName", { nullable: true }),
      required: t.exposeBoolean("required"),
      expectedDays: t.exposeInt("expectedDays"),
      ahead: t.exposeInt("ahead", { description: "Their turn has not come." }),
      waiting: t.exposeInt("waiting", { description: "Opened and not begun." }),
      inProgress: t.exposeInt("inProgress"),
      completed: t.exposeInt("completed"),
      failed: t.exposeInt("failed"),
      skipped: t.exposeInt("skipped"),
      overdue: t.exposeInt("overdue", {
        description: "Open for longer than the step's expected days.",
      }),
      stuck: t.exposeInt("stuck", {
        description: "Open for longer than the asked number of days.",
      }),
      meanSeconds: t.exposeFloat("meanSeconds", {
        nullable: true,
        description: "From start to completion.",
      }),
      medianSeconds: t.exposeFloat("medianSeconds", {
        nullable: true,
        description: "From start to completion.",
      }),
    }),
  });

export const Pipeline = builder
  .objectRef<PipelineMetrics>("Pipeline")
  .implement({
    description:
      "The pipeline of one course as it stands. Canceled and refunded enrollments are not in it.",
    ...staff,
    fields: (t) => ({
      course: t.prismaField({
        type: Course,
        resolve: (query, { courseId }, _args, { db }) =>
          db.course.findUniqueOrThrow({ ...query, where: { id: courseId } }),
      }),
      asOf: t.expose("asOf", { type: "DateTime" }),
      stuckAfterDays: t.exposeInt("stuckAfterDays"),
      enrollments: t.exposeInt("enrollments"),
      completedEnrollments: t.exposeInt("completedEnrollments"),
      completionRate: t.exposeFloat("completionRate", {
        nullable: true,
        description: "0 to 1; null where nobody is enrolled.",
      }),
      steps: t.field({
        type: [StepMetricsType],
        resolve: ({ steps }) => steps,
      }),
      bottleneck: t.field({
        type: BottleneckType,
        nullable: true,
        resolve: ({ bottleneck }) => bottleneck,
      }),
    }),
  });
