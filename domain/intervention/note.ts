import type { Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { recordInterventionEvent } from "./intervention.events.ts";
import type { Subject } from "./subject.ts";
import { takeUp } from "./take-up.ts";

/** Writes down what somebody found or did, for the colleagues. Notes are only ever added. */
export async function note(
  tx: Tx,
  { text, ...subject }: Subject & { text: string },
  now: Date,
): Promise<{ kind: "noted"; interventionId: string } | Refusal> {
  const taken = await takeUp(tx, subject, now);
  if (taken.kind !== "takenUp") return taken;
  const { intervention } = taken;
  const { id: noteId } = await tx.db.interventionNote.create({
    data: {
      interventionId: intervention.id,
      authorId: tx.actor.id,
      authorName: tx.actor.name,
      text,
      writtenAt: now,
    },
  });
  recordInterventionEvent(tx, "intervention.noted", intervention, now, {
    payload: { noteId },
  });
  return { kind: "noted", interventionId: intervention.id };
}
