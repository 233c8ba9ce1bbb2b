import type { StepPlace } from "../booking/read-facts.ts";
import type { Tx } from "../transaction.ts";

/** A step in its enrollment, read without locking it: whoever ends an enrollment ends its waits, after us. Null where it is gone. */
export async function readPlace(
  tx: Tx,
  stepId: string,
): Promise<StepPlace | null> {
  const step = await tx.db.enrollmentStep.findUnique({
    where: { id: stepId },
    include: { enrollment: { include: { course: true, steps: true } } },
  });
  return step && { enrollment: step.enrollment, step };
}
