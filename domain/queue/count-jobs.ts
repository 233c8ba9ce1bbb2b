import type { Database } from "@throughline/prisma";
import { jobDefinitions } from "./jobs.ts";

export interface JobQueueCounts {
  name: string;
  waiting: number;
  retrying: number;
  active: number;
  dead: number;
}

/** How many jobs of each queue wait, retry, run, or failed for good. */
export function countJobs(
  db: Pick<Database, "$queryRaw">,
): Promise<JobQueueCounts[]> {
  const names = jobDefinitions.map(({ queue }) => queue);
  return db.$queryRaw<JobQueueCounts[]>`
    SELECT q.name,
      count(j.id) FILTER (WHERE j.name = q.name AND j.state = 'created')::int AS waiting,
      count(j.id) FILTER (WHERE j.name = q.name AND j.state = 'retry')::int AS retrying,
      count(j.id) FILTER (WHERE j.name = q.name AND j.state = 'active')::int AS active,
      count(j.id) FILTER (WHERE j.name = q.name || '.dead' AND j.state IN ('created', 'retry'))::int AS dead
    FROM unnest(${names}::text[]) AS q (name)
    LEFT JOIN pgboss.job j ON j.name IN (q.name, q.name || '.dead') AND j.state IN ('created', 'retry', 'active')
    GROUP BY q.name ORDER BY q.name`;
}
