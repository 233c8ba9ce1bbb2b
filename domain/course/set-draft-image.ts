import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { mostImageBytes, pictureTypeOf } from "./image.rules.ts";
import { lockDraft } from "./lock-draft.ts";

/** Gives a draft the picture that its course gets when it is published. */
export async function setDraftImage(
  tx: Tx,
  { draftId, bytes }: { draftId: string; bytes: Uint8Array<ArrayBuffer> },
): Promise<{ kind: "set"; draftId: string } | Refusal> {
  const contentType = pictureTypeOf(bytes);
  if (!contentType)
    return refused("image", "This is not a PNG, JPEG or WebP picture.");
  if (bytes.byteLength > mostImageBytes)
    return refused("image", "A picture has at most 2 MB.");
  const draft = await lockDraft(tx, draftId);
  if (!draft) return notFound("draftId", "draft");
  await tx.db.courseDraftImage.upsert({
    where: { draftId },
    create: { draftId, contentType, bytes },
    update: { contentType, bytes },
  });
  return { kind: "set", draftId };
}
