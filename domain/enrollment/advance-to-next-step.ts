import { notFound, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { carryOn } from "./carry-on.ts";
import { lockEnrollment } from "./lock.ts";

/**
 * Opens the step whose turn has come, or completes the enrollment. This happens by itself after every move; asking for it
 * mends an enrollment that was left standing, and changes nothing otherwise.
 */
export async function advanceToNextStep(
  tx: Tx,
  { enrollmentId }: { enrollmentId: string },
  now: Date,
): Promise<{ kind: "done"; enrollmentId: string } | Refusal> {
  const enrollment = await lockEnrollment(tx, enrollmentId);
  if (!enrollment) return notFound("enrollmentId", "enrollment");
  await carryOn(tx, enrollment, now);
  return { kind: "done", enrollmentId };
}
