import { PgBoss } from "pg-boss";

export const queueSchema = "pgboss";

export type Queue = Pick<PgBoss, "insert">;

/**
 * The sending end of the job queues, for a process that enqueues but does not work. The queues must have been installed.
 * Errors of its own upkeep go to `onError`.
 */
export async function openQueue(
  url: string,
  onError: (error: Error) => void,
): Promise<{ queue: Queue; close: () => Promise<void> }> {
  const boss = new PgBoss({
    connectionString: url,
    schema: queueSchema,
    max: 1,
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
  });
  boss.on("error", onError);
  await boss.start();
  return { queue: boss, close: () => boss.stop({ graceful: false }) };
}
