import type { Tx } from "../transaction.ts";

/** The old partner knows that the student left, or would not hear of it; `refusal` says why. */
export async function recordDeparture(
  tx: Tx,
  { departureId, refusal }: { departureId: string; refusal: string | null },
  now: Date,
): Promise<{ kind: "recorded" }> {
  await tx.db.partnerDeparture.update({
    where: { id: departureId },
    data: { toldAt: refusal === null ? now : null, lastError: refusal },
  });
  return { kind: "recorded" };
}
