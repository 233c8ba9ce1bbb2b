import { graphql, type ResultOf } from "@throughline/web/graphql";

/** The figures of one course's pipeline, as it stands or as it stood. */
export const PipelineFields = graphql(`
  fragment PipelineFields on Pipeline @_unmask {
    asOf
    isPast
    enrollments
    activeEnrollments
    completedEnrollments
    droppedEnrollments
    completionRate
    stuckAfterDays
    steps {
      courseStepId
      label
      title
      partnerName
      required
      expectedDays
      pausedBy
      ahead
      waiting
      inProgress
      completed
      failed
      skipped
      atRisk
      overdue
      stuck
      reached
      dropped
      conversion
      meanSeconds
      medianSeconds
      p90Seconds
      onTimeShare
      durations {
        fromSeconds
        toSeconds
        count
      }
    }
    bottleneck {
      courseStepId
      reason
      students
    }
    cohorts {
      month
      enrolled
      completed
      dropped
      completionRate
    }
  }
`);

export type PipelineFigures = ResultOf<typeof PipelineFields>;
export type StepFigures = PipelineFigures["steps"][number];
