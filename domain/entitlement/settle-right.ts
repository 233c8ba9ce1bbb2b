import { sayTime } from "../booking/say-time.ts";
import { refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { addEntry } from "./add-entry.ts";
import { recordEntitlementEvent } from "./entitlement.events.ts";
import { expireRight } from "./expire-right.ts";
import {
  lockEntitlements,
  type LockedEntitlement,
} from "./lock-entitlements.ts";
import {
  hasRunOut,
  lengthenedTo,
  rightAfter,
  wayOfRight,
  type RightOfBooking,
} from "./right.rules.ts";

interface SettleInput {
  bookingId: string;
  entitlementId: string;
  to: RightOfBooking;
  /** A line for the student. */
  cause: string;
  /** The school gives it back, such as by calling the class off: it can be used for a while then, though its time be over. */
  bySchool?: boolean;
}

/**
 * Brings the unit that a booking took to where it belongs: held for it, used up, or free again. Repeating it changes nothing.
 * Refused where the unit was given back and is spent by now. Answers until when the right can be used then.
 */
export async function settleRight(
  tx: Tx,
  { bookingId, entitlementId, to, cause, bySchool = false }: SettleInput,
  now: Date,
): Promise<
  | {
      kind: "moved" | "unchanged";
      from: RightOfBooking;
      right: Pick<LockedEntitlement, "kind" | "expiresAt">;
    }
  | Refusal
> {
  const [right] = await lockEntitlements(tx, [entitlementId]);
  if (!right) throw new Error(`a booking takes no right ${entitlementId}`);
  const entries = await tx.db.entitlementEntry.findMany({
    where: { bookingId, entitlementId },
    orderBy: { id: "asc" },
    select: { kind: true, held: true },
  });
  const from = rightAfter(entries);
  const way = wayOfRight[from][to];
  if (way.length === 0) return { kind: "unchanged", from, right };
  if (way[0] === "HOLD" && right.available === 0)
    return refused(
      "bookingId",
      "The right that this booking took was given back and is spent by now.",
    );
  const until = bySchool && to === "free" ? lengthenedTo(right, now) : null;
  const said = until && (await lengthen(tx, right, bookingId, until, now));
  for (const [step, kind] of way.entries())
    await addEntry(
      tx,
      {
        entitlementId,
        bookingId,
        kind: kind === "RETURN" ? "RELEASE" : kind,
        wasUsed: kind === "RETURN",
        units: 1,
        cause: said ? `${cause} ${said}` : cause,
        key: `${kind.toLowerCase()}:${bookingId}:${entries.length + step}`,
      },
      now,
    );
  const { expiresAt } = right;
  return {
    kind: "moved",
    from,
    right: { ...right, expiresAt: until ?? expiresAt },
  };
}

/** Lets a right be used for longer, and says until when, by its owner's clock. What else was left of it and is over stays lost. */
async function lengthen(
  tx: Tx,
  right: LockedEntitlement,
  bookingId: string,
  until: Date,
  now: Date,
): Promise<string> {
  const { id, personId, available, expiresAt } = right;
  if (available > 0 && hasRunOut(right, now)) await expireRight(tx, right, now);
  await tx.db.entitlement.update({ where: { id }, data: { expiresAt: until } });
  recordEntitlementEvent(tx, "entitlement.extended", right, now, {
    bookingId,
    before: expiresAt?.toISOString() ?? null,
    until: until.toISOString(),
  });
  const { timeZone } = await tx.db.person.findUniqueOrThrow({
    where: { id: personId },
    select: { timeZone: true },
  });
  return `It can be used until ${sayTime(until, timeZone)}.`;
}
