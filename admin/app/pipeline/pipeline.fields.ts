import { graphql, type ResultOf } from "@throughline/web/graphql";

/** The figures of one course's pipeline. */
export const PipelineFields = graphql(`
  fragment PipelineFields on Pipeline @_unmask {
    asOf
    enrollments
    completedEnrollments
    completionRate
    stuckAfterDays
    steps {
      courseStepId
      label
      title
      partnerName
      required
      expectedDays
      ahead
      waiting
      inProgress
      completed
      failed
      skipped
      overdue
      stuck
      meanSeconds
      medianSeconds
    }
    bottleneck {
      courseStepId
      reason
      students
    }
  }
`);

export type PipelineFigures = ResultOf<typeof PipelineFields>;
export type StepFigures = PipelineFigures["steps"][number];
