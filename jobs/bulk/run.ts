import { carryOnOperation } from "@throughline/domain/bulk/carry-on-operation";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";

/** Long enough to be worth a job, short enough that a worker which is asked to stop soon can. */
const patienceMs = 60_000;

/** Carries a bulk operation on; what is left after a minute is another job. */
export async function runBulkOperation(
  { store, now, log }: Desk,
  { operationId }: { operationId: string },
): Promise<JobOutcome> {
  await carryOnOperation(
    {
      store,
      now,
      patienceMs,
      onError: (err) => {
        log.error({ err, operationId }, "a row of a bulk operation threw");
      },
    },
    { operationId },
  );
  return done;
}
