import { isDeepStrictEqual } from "node:util";
import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import type { DraftContent } from "./draft.content.ts";
import { lockDraft } from "./lock-draft.ts";

export interface DraftSave {
  draftId: string;
  /** The count of saves on which this one builds. */
  revision: number;
  content: DraftContent;
}

/** Keeps what is being written. A save that builds on an overtaken one is refused, so that nobody writes over somebody else. */
export async function saveDraft(
  tx: Tx,
  { draftId, revision, content }: DraftSave,
): Promise<
  { kind: "saved" | "unchanged"; draftId: string; revision: number } | Refusal
> {
  const draft = await lockDraft(tx, draftId);
  if (!draft) return notFound("draftId", "draft");
  if (isDeepStrictEqual(draft.content, content))
    return { kind: "unchanged", draftId, revision: draft.revision };
  if (draft.revision !== revision) return overtaken(draft.updatedByName);

  const saved = await tx.db.courseDraft.update({
    where: { id: draftId },
    data: {
      content: { base: draft.base, content },
      revision: { increment: 1 },
      updatedByName: tx.actor.name,
    },
  });
  return { kind: "saved", draftId, revision: saved.revision };
}

/** What is told to whoever works on an older state of a draft. */
export const overtaken = (updatedByName: string): Refusal =>
  refused(
    "revision",
    `${updatedByName} saved this draft meanwhile. Load it again to go on from there.`,
  );
