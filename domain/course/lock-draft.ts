import type { CourseDraftModel } from "@throughline/prisma";
import type { Tx } from "../transaction.ts";
import { storedDraftSchema, type DraftContent } from "./draft.content.ts";

export interface LockedDraft extends Omit<CourseDraftModel, "content"> {
  /** The mark of the course as it was when the draft was begun. */
  base: string | null;
  content: DraftContent;
}

/** A draft, held until the transaction ends; null where there is none. */
export async function lockDraft(
  tx: Tx,
  draftId: string,
): Promise<LockedDraft | null> {
  await tx.db
    .$queryRaw`SELECT 1 FROM "CourseDraft" WHERE id = ${draftId}::uuid FOR UPDATE`;
  const draft = await tx.db.courseDraft.findUnique({ where: { id: draftId } });
  return draft && { ...draft, ...storedDraftSchema.parse(draft.content) };
}
