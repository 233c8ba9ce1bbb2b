import { PgBoss } from "pg-boss";
import { deadLetterOf, type JobDefinition } from "./job.ts";
import { jobDefinitions } from "./jobs.ts";
import { queueSchema } from "./queue.ts";

/**
 * Makes or brings up to date the queue tables, one queue and one dead letter for each kind of job, and the rights on them
 * of the api and the workers. Run as the database's owner, after the migrations; a repeat changes nothing.
 */
export async function installQueues(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: queueSchema,
    max: 1,
    supervise: false,
    schedule: false,
  });
  boss.on("error", (error) => {
    throw error;
  });
  await boss.start();
  try {
    for (const definition of jobDefinitions)
      await installQueue(boss, definition);
    for (const sql of grants) await boss.getDb().executeSql(sql);
  } finally {
    await boss.stop({ graceful: false });
  }
}

async function installQueue(boss: PgBoss, { queue, policy }: JobDefinition) {
  const options = {
    retryLimit: policy.retryLimit,
    retryDelay: policy.retryDelay,
    retryDelayMax: policy.retryDelayMax,
    retryBackoff: true,
    expireInSeconds: policy.expireInSeconds,
    heartbeatSeconds: aliveWithinSeconds,
    deleteAfterSeconds: 7 * 24 * 3600,
  };
  const dead = deadLetterOf(queue);
  if (!(await boss.getQueue(dead))) await boss.createQueue(dead);
  if (await boss.getQueue(queue)) await boss.updateQueue(queue, options);
  else
    await boss.createQueue(queue, {
      ...options,
      deadLetter: dead,
      ...(policy.onePerKey && { policy: "exclusive" }),
    });
}

/** A worker that gives no sign of life for so long is dead, and its jobs are started again. The least that pg-boss takes. */
const aliveWithinSeconds = 10;

const grants = [
  `GRANT USAGE ON SCHEMA ${queueSchema} TO throughline_api, throughline_worker`,
  `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${queueSchema} TO throughline_worker`,
  // The api enqueues and counts. What a job carries, and why it failed, is for the workers.
  `REVOKE ALL ON ALL TABLES IN SCHEMA ${queueSchema} FROM throughline_api`,
  `GRANT SELECT ON ${queueSchema}.version, ${queueSchema}.queue TO throughline_api`,
  `GRANT INSERT, SELECT (id, name, state, start_after) ON ${queueSchema}.job, ${queueSchema}.job_common TO throughline_api`,
  `GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${queueSchema} TO throughline_api, throughline_worker`,
  // But for the dead ones, which staff have to judge: read through the owner's eyes, and nothing else is seen that way.
  `CREATE OR REPLACE FUNCTION dead_jobs(of_queue text, at_most int)
    RETURNS TABLE (id uuid, queue text, payload jsonb, reason text, died_at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
      SELECT j.id, left(j.name, -length('${deadLetterOf("")}')), j.data,
        coalesce(j.source_output ->> 'message', j.output ->> 'message'), j.created_on
      FROM ${queueSchema}.queue q
      JOIN ${queueSchema}.job j ON j.name = q.name AND j.state IN ('created', 'retry')
      WHERE q.name LIKE '%${deadLetterOf("")}' AND (of_queue IS NULL OR q.name = of_queue || '${deadLetterOf("")}')
        AND (session_user <> 'throughline_api' OR viewer_is_staff())
      ORDER BY j.created_on DESC, j.id LIMIT at_most
    $$`,
  `REVOKE ALL ON FUNCTION dead_jobs(text, int) FROM PUBLIC`,
  `GRANT EXECUTE ON FUNCTION dead_jobs(text, int) TO throughline_api, throughline_worker`,
];
