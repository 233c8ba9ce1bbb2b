import { watchForStaff } from "@throughline/domain/queue/jobs";
import type { PgBoss } from "pg-boss";

/** However busy the log is, the staff is looked out for so often, in seconds. */
const everySeconds = 2;

/**
 * Something was recorded: the watch for the staff follows within seconds. Of all that workers ask for in that time the queue
 * keeps one, and one more for what was recorded during it. A loss is made good by the timetable, every minute.
 */
export function watchSoon(
  boss: Pick<PgBoss, "send">,
  onError: (error: Error) => void,
): void {
  boss
    .send(
      watchForStaff.queue,
      {},
      {
        singletonKey: "soon",
        singletonSeconds: everySeconds,
        singletonNextSlot: true,
      },
    )
    .catch(onError);
}
