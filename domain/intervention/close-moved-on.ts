import type { InterventionModel } from "@throughline/prisma";
import type { Tx } from "../transaction.ts";
import { listMovedOn } from "./attention.ts";
import { close } from "./resolve.ts";
import { lockIntervention } from "./take-up.ts";

/**
 * Ends the work on what moved on by itself, with that outcome, and wakes what was put off until now. Harmless to repeat.
 * Returns how many ended.
 */
export async function closeMovedOn(tx: Tx, now: Date): Promise<number> {
  await tx.db.intervention.updateMany({
    where: { state: "SNOOZED", snoozedUntil: { lte: now } },
    data: { state: "OPEN", snoozedUntil: null, updatedAt: now },
  });
  let closed = 0;
  for (const { id } of await listMovedOn(tx.db, now)) {
    const intervention = await lockIntervention(tx, id);
    if (!intervention || intervention.state === "RESOLVED") continue;
    await close(tx, intervention, await howItWentOn(tx, intervention), now);
    closed += 1;
  }
  return closed;
}

async function howItWentOn(
  tx: Tx,
  { subject, subjectId }: InterventionModel,
): Promise<string> {
  if (subject !== "STEP") return endings[subject];
  const step = await tx.db.enrollmentStep.findUnique({
    where: { id: subjectId },
  });
  if (step?.state === "COMPLETED") return "The step was completed.";
  if (step?.state === "SKIPPED") return "The step was skipped.";
  return "It goes on by itself again.";
}

const endings = {
  MESSAGE: "The message was settled.",
  DELIVERY: "The delivery was settled.",
  DRIFT: "The difference was settled.",
} as const;
