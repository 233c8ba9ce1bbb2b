import { advanceToNextStep } from "@throughline/domain/enrollment/advance-to-next-step";
import { theSystem, transact } from "@throughline/domain/transaction";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";

/** Opens the step whose turn has come in an enrollment that was left standing. */
export async function advanceEnrollment(
  { store, now }: Desk,
  { enrollmentId }: { enrollmentId: string },
): Promise<JobOutcome> {
  await transact(store, { actor: theSystem }, (tx) =>
    advanceToNextStep(tx, { enrollmentId }, now()),
  );
  return done;
}
