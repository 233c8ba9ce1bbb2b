import type { JobDefinition } from "@throughline/domain/queue/job";
import {
  expireCertificates,
  foldReports,
  foldTallies,
  forgetLaunches,
  rotateSigningKey,
  reconcilePartners,
  sweep,
  watchForStaff,
  watchLicenses,
  watchLateness,
  watchSeats,
  writeDigest,
  watchWaitlists,
  expireEntitlements,
} from "@throughline/domain/queue/jobs";
import type { PgBoss } from "pg-boss";

interface Scheduled {
  definition: JobDefinition;
  /** Minute, hour, day, month, weekday, in UTC. */
  cron: string;
  payload: object;
}

const timetable: Scheduled[] = [
  { definition: sweep, cron: "* * * * *", payload: {} },
  { definition: reconcilePartners, cron: "*/15 * * * *", payload: {} },
  { definition: foldTallies, cron: "* * * * *", payload: {} },
  { definition: watchLateness, cron: "* * * * *", payload: {} },
  { definition: watchForStaff, cron: "* * * * *", payload: {} },
  { definition: foldReports, cron: "* * * * *", payload: {} },
  { definition: watchSeats, cron: "*/5 * * * *", payload: {} },
  { definition: writeDigest, cron: "* * * * *", payload: {} },
  { definition: expireCertificates, cron: "17 * * * *", payload: {} },
  { definition: rotateSigningKey, cron: "23 3 * * *", payload: {} },
  { definition: forgetLaunches, cron: "43 3 * * *", payload: {} },
  { definition: watchLicenses, cron: "* * * * *", payload: {} },
  { definition: watchWaitlists, cron: "* * * * *", payload: {} },
  { definition: expireEntitlements, cron: "7 * * * *", payload: {} },
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
