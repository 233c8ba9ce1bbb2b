import type { Database } from "@throughline/prisma";

/** A job that failed for good. */
export interface DeadJob {
  id: string;
  /** Where it failed, and where it goes when it is taken up again. */
  queue: string;
  payload: unknown;
  reason: string | null;
  diedAt: Date;
}

/**
 * The jobs that failed for good, newest first, of one queue or of all. The api may not read what jobs carry, so it asks by a
 * function of the database's owner (`install.ts`), which shows the dead ones alone, and to staff alone.
 */
export function listDeadJobs(
  db: Pick<Database, "$queryRaw">,
  { queue, limit }: { queue: string | null; limit: number },
): Promise<DeadJob[]> {
  return db.$queryRaw<DeadJob[]>`
    SELECT id, queue, payload, reason, died_at AS "diedAt" FROM dead_jobs(${queue}::text, ${limit}::int)`;
}
