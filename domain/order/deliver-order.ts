import { enroll } from "../enrollment/enroll.ts";
import { grantCredits } from "../entitlement/grant-credits.ts";
import { grantStepBookings } from "../entitlement/grant-step-bookings.ts";
import { openSeats } from "../seat/open-seats.ts";
import type { Tx } from "../transaction.ts";
import type { LockedOrder } from "./lock-order.ts";
import { flagOrder } from "./order.events.ts";

export type Delivery =
  { kind: "delivered" } | { kind: "hindered"; reason: string };

/**
 * Gives a person what a paid order is for: the enrollment with its rights and the credits, or seats where it is for others. Of a
 * course that they are in already only the credits are given, and the staff is alerted. Each is given once per order.
 */
export async function deliverOrder(
  tx: Tx,
  order: LockedOrder,
  personId: string,
  now: Date,
): Promise<Delivery> {
  const { id: orderId, quantity, product } = order;
  if (order.isForOthers) return open(tx, { orderId, count: quantity }, now);
  const enrolled = await enrollBuyer(tx, order, personId, now);
  if (enrolled.kind === "hindered") return enrolled;
  await grantCredits(
    tx,
    {
      personId,
      orderId,
      ...(enrolled.enrollmentId && { enrollmentId: enrolled.enrollmentId }),
      components: product.components,
      quantity,
    },
    now,
  );
  return { kind: "delivered" };
}

/** Seats; those of a license follow its subscription. */
async function open(
  tx: Tx,
  seats: { orderId: string; count: number },
  now: Date,
): Promise<Delivery> {
  const opened = await openSeats(tx, seats, now);
  return opened.kind === "notFound" || opened.kind === "refused"
    ? { kind: "hindered", reason: opened.message }
    : { kind: "delivered" };
}

async function enrollBuyer(
  tx: Tx,
  order: LockedOrder,
  personId: string,
  now: Date,
): Promise<
  | { kind: "enrolled"; enrollmentId: string | null }
  | { kind: "hindered"; reason: string }
> {
  const { courseId, kind } = order.product;
  if (kind !== "COURSE" || courseId === null)
    return { kind: "enrolled", enrollmentId: null };
  const outcome = await enroll(
    tx,
    { personId, courseId, again: true, isPaid: true },
    now,
  );
  if (outcome.kind === "notFound" || outcome.kind === "refused")
    return { kind: "hindered", reason: outcome.message };
  const { enrollmentId } = outcome;
  const beganEnrollment = outcome.kind === "enrolled";
  await tx.db.order.update({
    where: { id: order.id },
    data: { enrollmentId, beganEnrollment },
  });
  if (beganEnrollment)
    await grantStepBookings(tx, { enrollmentId, orderId: order.id }, now);
  else
    flagOrder(
      tx,
      { ...order, personId, enrollmentId },
      "The buyer was enrolled in the course before, so only the credits were given. Decide whether to give the money back.",
      now,
    );
  return { kind: "enrolled", enrollmentId };
}
