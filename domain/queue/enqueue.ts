import { fromPrisma } from "pg-boss";
import type { Tx } from "../transaction.ts";
import type { JobDefinition } from "./job.ts";
import type { Queue } from "./queue.ts";

/** A job that is stored when the transaction commits. */
export interface JobDraft {
  queue: string;
  payload: object;
  /** Of the jobs with the same word that are enqueued within some minutes, one is kept. */
  oncePer?: string;
  /** Within how many seconds, where it is not some minutes. */
  onceInSeconds?: number;
  /** In a queue of one job per key: what the job is about. */
  key?: string;
  /** Jobs of one group, such as a partner, take turns with those of others. */
  group?: string;
  /** Not before this time. */
  startAfter?: Date;
}

const someMinutes = 20 * 60;

/** Enqueues a job in the same transaction as the state that needs it. Throws where the payload is not the job's. */
export function enqueue<Payload extends object>(
  tx: Tx,
  job: JobDefinition<Payload>,
  payload: Payload,
  when: Omit<JobDraft, "queue" | "payload"> = {},
): void {
  const { queue } = job;
  tx.jobs.push({ queue, payload: job.payload.parse(payload), ...when });
}

/** Stores what a command enqueued: one statement for each queue. */
export async function flushJobs(tx: Tx, queue: Queue): Promise<void> {
  const byQueue = Map.groupBy(tx.jobs, (job) => job.queue);
  for (const [name, jobs] of byQueue) {
    await queue.insert(
      name,
      jobs.map(
        ({ payload, oncePer, onceInSeconds, key, group, startAfter }) => ({
          data: payload,
          ...(key && { singletonKey: key }),
          ...(group && { group: { id: group } }),
          ...(startAfter && { startAfter }),
          ...(oncePer && {
            singletonKey: oncePer,
            singletonSeconds: onceInSeconds ?? someMinutes,
          }),
        }),
      ),
      { db: fromPrisma(tx.db) },
    );
  }
}
