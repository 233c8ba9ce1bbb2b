import type { Database } from "@throughline/prisma";

export interface JobRunStart {
  queue: string;
  worker: string;
}
export interface JobRunResult {
  records: number;
  failures: number;
  error: string | null;
}

/** Notes that a worker took up a batch. Returns the run's id. */
export async function beginJobRun(
  db: Database,
  { queue, worker }: JobRunStart,
  now: Date,
): Promise<string> {
  const { id } = await db.jobRun.create({
    data: { queue, worker, startedAt: now },
  });
  return id;
}

/** Notes how a run ended: FAILED where any of its jobs failed. */
export async function endJobRun(
  db: Database,
  {
    id,
    startedAt,
    records,
    failures,
    error,
  }: JobRunResult & { id: string; startedAt: Date },
  now: Date,
): Promise<void> {
  await db.jobRun.update({
    where: { id },
    data: {
      state: failures > 0 ? "FAILED" : "SUCCEEDED",
      finishedAt: now,
      durationMs: now.getTime() - startedAt.getTime(),
      records,
      failures,
      error,
    },
  });
}
