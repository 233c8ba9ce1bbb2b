import { recordEntitlementEvent } from "../entitlement/entitlement.events.ts";
import { settleRight } from "../entitlement/settle-right.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { lockBooking, type LockedBooking } from "./lock-booking.ts";

/**
 * Gives a student back the right that a late cancellation or a missed class used up, with a reason, to be used for a while at least;
 * not where `objects` says why not. Repeating it changes nothing. Refused for a class that was attended or is still to come.
 */
export async function giveBackRight(
  tx: Tx,
  { bookingId, reason }: { bookingId: string; reason: string },
  now: Date,
  objects: (locked: LockedBooking) => Promise<string | null> = () =>
    Promise.resolve(null),
): Promise<{ kind: "returned" | "unchanged"; bookingId: string } | Refusal> {
  const locked = await lockBooking(tx, bookingId);
  if (!locked) return notFound("bookingId", "booking");
  const { booking } = locked;
  const attendance = await tx.db.attendance.findUnique({
    where: { bookingId },
  });
  if (attendance?.state === "ATTENDED")
    return refused("bookingId", "The class was attended; its right is used.");
  if (booking.state !== "CANCELED" && !attendance)
    return refused("bookingId", "Nothing was lost by this booking.");
  const { entitlementId } = booking;
  const cause = `Given back by your school: ${reason}`;
  const settled = await settleRight(
    tx,
    { bookingId, entitlementId, to: "free", cause, bySchool: true },
    now,
  );
  if ("field" in settled) return settled;
  if (settled.kind === "unchanged") return { kind: "unchanged", bookingId };
  const objection = await objects(locked);
  if (objection) return refused("bookingId", objection);
  await tx.db.booking.update({
    where: { id: bookingId },
    data: { forfeited: false },
  });
  const right = await tx.db.entitlement.findUniqueOrThrow({
    where: { id: entitlementId },
  });
  recordEntitlementEvent(tx, "entitlement.returned", right, now, {
    bookingId,
    reason,
  });
  return { kind: "returned", bookingId };
}
