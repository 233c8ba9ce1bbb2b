import { fromPrisma } from "pg-boss";
import type { Tx } from "../transaction.ts";
import type { JobDefinition } from "./job.ts";
import type { Queue } from "./queue.ts";

/** A job that is stored when the transaction commits. */
export interface JobDraft {
  queue: string;
  payload: object;
}

/** Enqueues a job in the same transaction as the state that needs it. Throws where the payload is not the job's. */
export function enqueue<Payload extends object>(
  tx: Tx,
  job: JobDefinition<Payload>,
  payload: Payload,
): void {
  tx.jobs.push({ queue: job.queue, payload: job.payload.parse(payload) });
}

/** Stores what a command enqueued: one statement for each queue. */
export async function flushJobs(tx: Tx, queue: Queue): Promise<void> {
  const byQueue = Map.groupBy(tx.jobs, (job) => job.queue);
  for (const [name, jobs] of byQueue) {
    await queue.insert(
      name,
      jobs.map((job) => ({ data: job.payload })),
      { db: fromPrisma(tx.db) },
    );
  }
}
