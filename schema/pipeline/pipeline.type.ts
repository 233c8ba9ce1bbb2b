import {
  measureCohorts,
  type CohortMetrics,
} from "@throughline/domain/pipeline/cohorts";
import type {
  DurationBucket,
  PipelineMetrics,
  StepMetrics,
} from "@throughline/domain/pipeline/pipeline.metrics";
import type { Bottleneck } from "@throughline/domain/pipeline/pipeline.rules";
import { builder } from "../builder.ts";
import { Course } from "../course/course.type.ts";
import { badInput } from "../error/bad-input.ts";
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

const DurationBucketType = builder
  .objectRef<DurationBucket>("DurationBucket")
  .implement({
    description: "How many took from so many seconds to less than so many.",
    ...staff,
    fields: (t) => ({
      fromSeconds: t.exposeFloat("fromSeconds"),
      toSeconds: t.exposeFloat("toSeconds"),
      count: t.exposeInt("count"),
    }),
  });

const StepMetricsType = builder
  .objectRef<StepMetrics>("StepMetrics")
  .implement({
    description:
      "Where the students of one step are, and how long it takes them. Durations go from start to completion, pauses taken out.",
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
      pausedBy: t.exposeString("pausedBy", {
        nullable: true,
        description:
          "Why the step's partner is not called just now; null where it is.",
      }),
      ahead: t.exposeInt("ahead", { description: "Their turn has not come." }),
      waiting: t.exposeInt("waiting", { description: "Opened and not begun." }),
      inProgress: t.exposeInt("inProgress"),
      completed: t.exposeInt("completed"),
      failed: t.exposeInt("failed"),
      skipped: t.exposeInt("skipped"),
      atRisk: t.exposeInt("atRisk", {
        description: "Open for four fifths of the expected days, or longer.",
      }),
      overdue: t.exposeInt("overdue", {
        description:
          "Open for longer than the step's expected days, pauses taken out.",
      }),
      stuck: t.exposeInt("stuck", {
        description:
          "Open for longer than the course's `stuckAfterDays`, pauses taken out.",
      }),
      reached: t.exposeInt("reached", {
        description: "Their turn came, and their enrollment was not ended.",
      }),
      dropped: t.exposeInt("dropped", {
        description: "Their enrollment was ended while they stood here.",
      }),
      conversion: t.exposeFloat("conversion", {
        nullable: true,
        description:
          "Completed or skipped, of all whose turn came, drop-outs included: 0 to 1.",
      }),
      meanSeconds: t.exposeFloat("meanSeconds", { nullable: true }),
      medianSeconds: t.exposeFloat("medianSeconds", { nullable: true }),
      p90Seconds: t.exposeFloat("p90Seconds", { nullable: true }),
      onTimeShare: t.exposeFloat("onTimeShare", {
        nullable: true,
        description: "Of the completed ones, those within the expected days.",
      }),
      durations: t.field({
        type: [DurationBucketType],
        description: "Shortest first; empty buckets are left out.",
        resolve: ({ durations }) => durations,
      }),
    }),
  });

const CohortMetricsType = builder
  .objectRef<CohortMetrics>("CohortMetrics")
  .implement({
    description: "Those who enrolled in one month, and what became of them.",
    ...staff,
    fields: (t) => ({
      month: t.exposeString("month", { description: "Such as 2026-11; UTC." }),
      enrolled: t.exposeInt("enrolled"),
      completed: t.exposeInt("completed"),
      dropped: t.exposeInt("dropped"),
      completionRate: t.exposeFloat("completionRate", {
        nullable: true,
        description: "Completed of all who enrolled, 0 to 1.",
      }),
    }),
  });

export const Pipeline = builder
  .objectRef<PipelineMetrics>("Pipeline")
  .implement({
    description:
      "The pipeline of one course as it stands, or as it stood. Canceled and refunded enrollments are in it as drop-outs only.",
    ...staff,
    fields: (t) => ({
      courseId: t.id({
        resolve: ({ courseId }) => writeNodeId("Course", courseId),
      }),
      course: t.prismaField({
        type: Course,
        resolve: (query, { courseId }, _args, { db }) =>
          db.course.findUniqueOrThrow({ ...query, where: { id: courseId } }),
      }),
      asOf: t.expose("asOf", { type: "DateTime" }),
      isPast: t.exposeBoolean("isPast"),
      stuckAfterDays: t.exposeInt("stuckAfterDays"),
      enrollments: t.exposeInt("enrollments", {
        description: "All but the drop-outs.",
      }),
      activeEnrollments: t.exposeInt("activeEnrollments"),
      completedEnrollments: t.exposeInt("completedEnrollments"),
      droppedEnrollments: t.exposeInt("droppedEnrollments", {
        description: "Canceled or refunded.",
      }),
      completionRate: t.exposeFloat("completionRate", {
        nullable: true,
        description:
          "Completed of all who ever enrolled, 0 to 1; null where nobody has.",
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
      cohorts: t.field({
        type: [CohortMetricsType],
        description:
          "By the month of enrolling, oldest first, from the first of the last months in which anybody enrolled.",
        args: {
          last: t.arg.int({ defaultValue: 12, description: "1 to 60." }),
        },
        resolve({ courseId, asOf, isPast }, { last }, { db }) {
          if (last < 1 || last > 60)
            throw badInput("last", "Give a number of months from 1 to 60.");
          const at = isPast ? asOf : null;
          return measureCohorts(db, { courseId, last, at }, asOf);
        },
      }),
    }),
  });
