import {
  beginJobRun,
  endJobRun,
} from "@throughline/domain/queue/record-job-run";
import type { JobDefinition } from "@throughline/domain/queue/job";
import type { Job, JobResult, PgBoss } from "pg-boss";
import type { Desk } from "../desk.ts";
import { setCrewToWork } from "./crew.ts";
import type { JobOutcome } from "./outcome.ts";

export type Handler<Payload extends object> = (
  desk: Desk,
  payload: Payload,
) => Promise<JobOutcome>;

/**
 * Sets a worker on a queue: takes batches, gives each job to the handler, and notes each batch as a job run. One job's
 * failure leaves its neighbours alone. Where the queue's groups take turns, each job is a batch of its own. Answers how to
 * wake the worker.
 */
export async function work<Payload extends object>(
  boss: PgBoss,
  desk: Desk,
  worker: string,
  definition: JobDefinition<Payload>,
  handle: Handler<Payload>,
): Promise<() => void> {
  const { queue, policy } = definition;
  const run = (jobs: Job<unknown>[]) =>
    runBatch(desk, worker, definition, handle, jobs);
  if (policy.perGroup !== undefined)
    return setCrewToWork(boss, {
      queue,
      hands: policy.concurrency,
      perGroup: policy.perGroup,
      handle: (job) => run([job]),
    });
  const id = await boss.work(
    queue,
    {
      perJobResults: true,
      batchSize: policy.batchSize,
      localConcurrency: policy.concurrency,
      burstWhenBatchFull: policy.batchSize > 1,
      pollingIntervalSeconds: 2,
    },
    run,
  );
  return () => {
    boss.notifyWorker(id);
  };
}

async function runBatch<Payload extends object>(
  desk: Desk,
  worker: string,
  definition: JobDefinition<Payload>,
  handle: Handler<Payload>,
  jobs: Job<unknown>[],
): Promise<JobResult[]> {
  const { database } = desk.store;
  const startedAt = desk.now();
  const { queue } = definition;
  const id = await beginJobRun(database, { queue, worker }, startedAt);

  const results = await Promise.all(
    jobs.map((job) => runJob(desk, definition, handle, job)),
  );

  const failed = results.filter(({ status }) => status !== "completed");
  const [error] = failed.map(
    ({ output }) => (output as { message: string }).message,
  );
  const tally = {
    records: jobs.length,
    failures: failed.length,
    error: error ?? null,
  };
  await endJobRun(database, { id, startedAt, ...tally }, desk.now());
  return results;
}

const statusOf = {
  done: "completed",
  tryAgain: "failed",
  hopeless: "deadletter",
} as const satisfies Record<JobOutcome["kind"], JobResult["status"]>;

async function runJob<Payload extends object>(
  desk: Desk,
  definition: JobDefinition<Payload>,
  handle: Handler<Payload>,
  { id, data }: Job<unknown>,
): Promise<JobResult> {
  const outcome = await attempt(desk, definition, handle, data);
  const status = statusOf[outcome.kind];
  if (outcome.kind === "done") return { id, status };
  desk.log.warn(
    { queue: definition.queue, job: id, outcome: outcome.kind },
    outcome.reason,
  );
  return { id, status, output: { message: outcome.reason } };
}

async function attempt<Payload extends object>(
  desk: Desk,
  definition: JobDefinition<Payload>,
  handle: Handler<Payload>,
  payload: unknown,
): Promise<JobOutcome> {
  const parsed = definition.payload.safeParse(payload);
  if (!parsed.success)
    return {
      kind: "hopeless",
      reason: `The job's payload makes no sense: ${parsed.error.message}`,
    };
  try {
    return await handle(desk, parsed.data);
  } catch (error) {
    desk.log.error({ queue: definition.queue, err: error }, "a job threw");
    return {
      kind: "tryAgain",
      reason: error instanceof Error ? error.message : String(error),
    };
  }
}
