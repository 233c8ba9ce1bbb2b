import { deadLetterOf } from "@throughline/domain/queue/job";
import type { PgBoss } from "pg-boss";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "./outcome.ts";

const atOnce = 1000;

/** Puts jobs that failed for good back into their queue, oldest first: these, or all that lie there now. */
export const redriveWith =
  (boss: Pick<PgBoss, "redrive">) =>
  async (
    { log }: Desk,
    { queue, jobIds }: { queue: string; jobIds: string[] | null },
  ): Promise<JobOutcome> => {
    const which = {
      destination: queue,
      limit: atOnce,
      ...(jobIds && { ids: jobIds }),
    };
    let moved = 0;
    for (;;) {
      const now = await boss.redrive(deadLetterOf(queue), which);
      moved += now;
      if (now < atOnce || jobIds) break;
    }
    log.info({ queue, moved }, "dead jobs are taken up again");
    return done;
  };
