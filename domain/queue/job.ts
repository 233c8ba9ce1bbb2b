import type { z } from "zod";

/** What a kind of job is: its queue's name, its payload's shape, and what happens when it fails. */
export interface JobDefinition<Payload extends object = object> {
  queue: string;
  payload: z.ZodType<Payload>;
  policy: JobPolicy;
}

/** Times in seconds. A failed job waits `retryDelay`, then twice as long each time up to `retryDelayMax`, with jitter. */
export interface JobPolicy {
  retryLimit: number;
  retryDelay: number;
  retryDelayMax: number;
  /** A job that takes longer is taken for dead and started again, so its effects must be idempotent. */
  expireInSeconds: number;
  /** Jobs in one batch, and batches at once, in one worker process. */
  batchSize: number;
  concurrency: number;
  /**
   * Of one group, such as a partner, at most so many jobs run at once, in all worker processes together. Each is a batch
   * of its own then, so that a slow group holds up no other.
   */
  perGroup?: number;
  /** Of the jobs with the same `key` one at most waits or runs; another one is dropped. Set when the queue is made. */
  onePerKey?: boolean;
}

/** Every queue's jobs that failed for good wait in a queue of this name until an admin looks. */
export const deadLetterOf = (queue: string) => `${queue}.dead`;

/** Declares a kind of job. */
export function defineJob<Payload extends object>(
  queue: string,
  payload: z.ZodType<Payload>,
  policy: Partial<JobPolicy> = {},
): JobDefinition<Payload> {
  return { queue, payload, policy: { ...ordinaryPolicy, ...policy } };
}

const ordinaryPolicy: JobPolicy = {
  retryLimit: 8,
  retryDelay: 2,
  retryDelayMax: 900,
  expireInSeconds: 60,
  batchSize: 50,
  concurrency: 2,
};
