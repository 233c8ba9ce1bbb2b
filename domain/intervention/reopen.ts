import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { recordInterventionEvent } from "./intervention.events.ts";
import { lockIntervention } from "./take-up.ts";

/** Takes up again what was resolved, with a reason. What is open already stays as it is. */
export async function reopen(
  tx: Tx,
  { interventionId, reason }: { interventionId: string; reason: string },
  now: Date,
): Promise<
  { kind: "reopened" | "unchanged"; interventionId: string } | Refusal
> {
  const intervention = await lockIntervention(tx, interventionId);
  if (!intervention) return notFound("interventionId", "intervention");
  if (intervention.state !== "RESOLVED")
    return { kind: "unchanged", interventionId };
  const { subject, subjectId } = intervention;
  const other = await tx.db.intervention.findFirst({
    where: { subject, subjectId, state: { not: "RESOLVED" } },
  });
  if (other)
    return refused(
      "interventionId",
      "Somebody works on this again already. Go on there.",
    );
  const reopened = await tx.db.intervention.update({
    where: { id: interventionId },
    data: { state: "OPEN", resolvedAt: null, outcome: null, updatedAt: now },
  });
  recordInterventionEvent(tx, "intervention.reopened", reopened, now, {
    reason,
  });
  return { kind: "reopened", interventionId };
}
