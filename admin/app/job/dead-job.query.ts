import { graphql, type ResultOf } from "@throughline/web/graphql";

/** A job that failed for good. */
export const DeadJobRow = graphql(`
  fragment DeadJobRow on DeadJob @_unmask {
    id
    queue
    payload
    reason
    diedAt
  }
`);

export type DeadJob = ResultOf<typeof DeadJobRow>;

export const Redrive = graphql(`
  mutation RedriveJobs($input: RedriveJobsInput!) {
    outcome: redriveJobs(input: $input) {
      __typename
      ... on JobQueue {
        name
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);
