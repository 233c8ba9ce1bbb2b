import type { InterventionModel } from "@throughline/prisma";
import type { Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { recordInterventionEvent } from "./intervention.events.ts";
import type { Subject } from "./subject.ts";
import { takeUp } from "./take-up.ts";

/**
 * Ends the work on something, saying how it ended; a student who reported it reads that. It stays out of the queue until
 * something newer happens to it.
 */
export async function resolve(
  tx: Tx,
  { outcome, ...subject }: Subject & { outcome: string },
  now: Date,
): Promise<{ kind: "resolved"; interventionId: string } | Refusal> {
  const taken = await takeUp(tx, subject, now);
  if (taken.kind !== "takenUp") return taken;
  await close(tx, taken.intervention, outcome, now);
  return { kind: "resolved", interventionId: taken.intervention.id };
}

/** Writes and records the end of an intervention that is locked. */
export async function close(
  tx: Tx,
  { id }: Pick<InterventionModel, "id">,
  outcome: string,
  now: Date,
): Promise<void> {
  const resolved = await tx.db.intervention.update({
    where: { id },
    data: {
      state: "RESOLVED",
      outcome,
      resolvedAt: now,
      snoozedUntil: null,
      updatedAt: now,
    },
  });
  recordInterventionEvent(tx, "intervention.resolved", resolved, now, {
    reason: outcome,
  });
}
