import type { JobDefinition } from "@throughline/domain/queue/job";
import { sweep } from "@throughline/domain/queue/jobs";
import type { PgBoss } from "pg-boss";

interface Scheduled {
  definition: JobDefinition;
  /** Minute, hour, day, month, weekday, in UTC. */
  cron: string;
  payload: object;
}

const timetable: Scheduled[] = [
  { definition: sweep, cron: "* * * * *", payload: {} },
];

/** Sets up what runs by the clock. However many workers do so, each occurrence runs once. */
export async function keepTimetable(
  boss: Pick<PgBoss, "schedule">,
): Promise<void> {
  for (const { definition, cron, payload } of timetable)
    await boss.schedule(
      definition.queue,
      cron,
      definition.payload.parse(payload),
    );
}
