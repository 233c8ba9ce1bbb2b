/** What became of a job. */
export type JobOutcome =
  | { kind: "done" }
  /** Not now: the queue's policy decides when it is tried again, and how often. */
  | { kind: "tryAgain"; reason: string }
  /** Never: it goes to the dead letters at once, for an admin to see. */
  | { kind: "hopeless"; reason: string };

/** The job did what it should, or found it done. */
export const done: JobOutcome = { kind: "done" };
