import { recordEvent } from "../event/record.ts";
import { refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { enqueue } from "./enqueue.ts";
import { jobDefinitions, redriveDeadJobs } from "./jobs.ts";

/**
 * Has jobs that failed for good taken up again, these or all of the queue where none is named. A worker puts them back, for the api
 * has no right to the jobs of others; one that is gone by then is left out.
 */
export function redriveJobs(
  tx: Tx,
  { queue, jobIds }: { queue: string; jobIds: string[] | null },
  now: Date,
): { kind: "requested"; queue: string } | Refusal {
  if (!jobDefinitions.some((definition) => definition.queue === queue))
    return refused("queue", `There is no queue ${queue}.`);
  recordEvent(tx, {
    type: "job.redriven",
    occurredAt: now,
    payload: { queue, jobIds },
  });
  enqueue(tx, redriveDeadJobs, { queue, jobIds });
  return { kind: "requested", queue };
}
