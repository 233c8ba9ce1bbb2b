import { recordEvent } from "../event/record.ts";
import { notFound, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { lockDraft } from "./lock-draft.ts";
import { overtaken } from "./save-draft.ts";

/** Throws away what is being written; the course, where there is one, stays as it is. */
export async function discardDraft(
  tx: Tx,
  { draftId, revision }: { draftId: string; revision: number },
  now: Date,
): Promise<{ kind: "discarded"; draftId: string } | Refusal> {
  const draft = await lockDraft(tx, draftId);
  if (!draft) return notFound("draftId", "draft");
  if (draft.revision !== revision) return overtaken(draft.updatedByName);
  await tx.db.courseDraft.delete({ where: { id: draftId } });
  recordEvent(tx, {
    type: "course.drafted",
    occurredAt: now,
    courseId: draft.courseId,
    payload: { draftId, code: draft.content.code, discarded: true },
  });
  return { kind: "discarded", draftId };
}
