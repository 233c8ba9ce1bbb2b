import { graphql, type ResultOf } from "@throughline/web/graphql";

export const jobRunStates = ["RUNNING", "SUCCEEDED", "FAILED", "LOST"] as const;

/** One run of a worker. */
export const JobRunRow = graphql(`
  fragment JobRunRow on JobRun @_unmask {
    id
    queue
    worker
    state
    startedAt
    durationMs
    records
    failures
    error
  }
`);

/** How much waits in a queue. */
export const QueueFields = graphql(`
  fragment QueueFields on JobQueue @_unmask {
    name
    waiting
    retrying
    active
    dead
  }
`);

export type JobRun = ResultOf<typeof JobRunRow>;
export type JobQueue = ResultOf<typeof QueueFields>;
