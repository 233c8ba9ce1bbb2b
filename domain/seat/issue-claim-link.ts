import type { Tx } from "../transaction.ts";
import { hashOfClaim } from "./claim-word.ts";

/**
 * Lets whoever has the word claim the seat that an invitation promised. `outOfDate` where another invitation was sent since, or
 * the seat is nobody's by now: then there is no link to send.
 */
export async function issueClaimLink(
  tx: Tx,
  {
    seatId,
    invitedAt,
    word,
  }: { seatId: string; invitedAt: Date; word: string },
): Promise<{ kind: "issued" | "outOfDate" }> {
  const { count } = await tx.db.seat.updateMany({
    where: { id: seatId, state: "INVITED", invitedAt },
    data: { claimHash: hashOfClaim(word) },
  });
  return { kind: count === 1 ? "issued" : "outOfDate" };
}
