import type { Tx } from "../transaction.ts";

/** Takes a person's private calendar address back. A repeat changes nothing. */
export async function closeFeed(
  tx: Tx,
  { personId }: { personId: string },
): Promise<{ kind: "closed" | "unchanged"; personId: string }> {
  const { count } = await tx.db.calendarFeed.deleteMany({
    where: { personId },
  });
  return { kind: count > 0 ? "closed" : "unchanged", personId };
}
