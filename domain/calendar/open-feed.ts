import type { Tx } from "../transaction.ts";
import { hashOfFeedToken } from "./feed-token.ts";

/** Gives a person a private calendar address; an earlier one is good no more. `token` is the secret word in it, kept as a hash. */
export async function openFeed(
  tx: Tx,
  { personId, token }: { personId: string; token: string },
  now: Date,
): Promise<{ kind: "opened"; personId: string }> {
  const fresh = { tokenHash: hashOfFeedToken(token), createdAt: now };
  await tx.db.calendarFeed.upsert({
    where: { personId },
    create: { personId, ...fresh },
    update: fresh,
  });
  return { kind: "opened", personId };
}
