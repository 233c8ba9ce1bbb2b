import { refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { addEntry } from "./add-entry.ts";
import { lockEntitlements } from "./lock-entitlements.ts";
import { rightAfter, wayOfRight, type RightOfBooking } from "./right.rules.ts";

/**
 * Brings the unit that a booking took to where it belongs: held for it, used up, or free again. Repeating it changes nothing.
 * Refused where the unit was given back and is spent by now. `cause` is a line for the student.
 */
export async function settleRight(
  tx: Tx,
  {
    bookingId,
    entitlementId,
    to,
    cause,
  }: {
    bookingId: string;
    entitlementId: string;
    to: RightOfBooking;
    cause: string;
  },
  now: Date,
): Promise<{ kind: "moved" | "unchanged"; from: RightOfBooking } | Refusal> {
  const [right] = await lockEntitlements(tx, [entitlementId]);
  const entries = await tx.db.entitlementEntry.findMany({
    where: { bookingId, entitlementId },
    orderBy: { id: "asc" },
    select: { kind: true, held: true },
  });
  const from = rightAfter(entries);
  const way = wayOfRight[from][to];
  if (way.length === 0) return { kind: "unchanged", from };
  if (way[0] === "HOLD" && !right?.available)
    return refused(
      "bookingId",
      "The right that this booking took was given back and is spent by now.",
    );
  for (const [step, kind] of way.entries())
    await addEntry(
      tx,
      {
        entitlementId,
        bookingId,
        kind: kind === "RETURN" ? "RELEASE" : kind,
        wasUsed: kind === "RETURN",
        units: 1,
        cause,
        key: `${kind.toLowerCase()}:${bookingId}:${entries.length + step}`,
      },
      now,
    );
  return { kind: "moved", from };
}
