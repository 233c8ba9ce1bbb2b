import { refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { recordInterventionEvent } from "./intervention.events.ts";
import { refusesSnooze } from "./intervention.rules.ts";
import type { Subject } from "./subject.ts";
import { takeUp } from "./take-up.ts";

/** Puts something off: it comes back by itself when the time is over, or earlier when something newer happens to it. */
export async function snooze(
  tx: Tx,
  { until, ...subject }: Subject & { until: Date },
  now: Date,
): Promise<{ kind: "snoozed"; interventionId: string } | Refusal> {
  const objection = refusesSnooze(until, now);
  if (objection) return refused("until", objection);
  const taken = await takeUp(tx, subject, now);
  if (taken.kind !== "takenUp") return taken;
  const snoozed = await tx.db.intervention.update({
    where: { id: taken.intervention.id },
    data: { state: "SNOOZED", snoozedUntil: until, updatedAt: now },
  });
  recordInterventionEvent(tx, "intervention.snoozed", snoozed, now, {
    payload: { until: until.toISOString() },
  });
  return { kind: "snoozed", interventionId: snoozed.id };
}
