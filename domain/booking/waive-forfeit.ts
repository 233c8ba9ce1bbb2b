import { hasOtherRight } from "../entitlement/right.rules.ts";
import type { Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { giveBackRight } from "./give-back-right.ts";
import type { LockedBooking } from "./lock-booking.ts";

/**
 * The staff give a student back the right that a late cancellation or a missed class used up, with a reason. Repeating it changes
 * nothing. Refused for a class that was attended or is still to come, and where the step was given another right since: one step
 * is booked by one.
 */
export async function waiveForfeit(
  tx: Tx,
  lost: { bookingId: string; reason: string },
  now: Date,
): Promise<{ kind: "returned" | "unchanged"; bookingId: string } | Refusal> {
  return giveBackRight(tx, lost, now, (locked) => objectionOf(tx, locked));
}

async function objectionOf(
  tx: Tx,
  { booking: { entitlementId }, place }: LockedBooking,
): Promise<string | null> {
  if (!place) return null;
  const rights = await tx.db.entitlement.findMany({
    where: { enrollmentStepId: place.step.id },
    select: { id: true, available: true, held: true },
  });
  return hasOtherRight(rights, entitlementId)
    ? `${place.step.label} was given another right since, so this one stays used up.`
    : null;
}
