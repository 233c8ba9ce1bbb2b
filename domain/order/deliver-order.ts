import { enroll } from "../enrollment/enroll.ts";
import { grantCredits } from "../entitlement/grant-credits.ts";
import { grantStepBookings } from "../entitlement/grant-step-bookings.ts";
import { openSeats } from "../seat/open-seats.ts";
import type { Tx } from "../transaction.ts";
import type { LockedOrder } from "./lock-order.ts";
import { flagOrder } from "./order.events.ts";

export type Delivery =
  | { kind: "delivered" }
  /** They are in the course already: the place was opened, to be given away. */
  | { kind: "spare" }
  | { kind: "hindered"; reason: string };

/**
 * Gives a person what a paid order is for: the enrollment with its rights and the credits, or seats where it is for others. Of a
 * course that they are in already nothing is given twice: the place becomes a seat to give away, and the staff is alerted. Each is
 * given once per order.
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
  if (enrolled.kind === "alreadyEnrolled")
    return openSpare(tx, { ...order, personId }, enrolled.enrollmentId, now);
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
  | { kind: "alreadyEnrolled"; enrollmentId: string }
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
  if (outcome.kind === "alreadyEnrolled") return outcome;
  const { enrollmentId } = outcome;
  await tx.db.order.update({
    where: { id: order.id },
    data: { enrollmentId, beganEnrollment: true },
  });
  await grantStepBookings(tx, { enrollmentId, orderId: order.id }, now);
  return { kind: "enrolled", enrollmentId };
}

/** The order keeps the enrollment that was there, by which it is known as spare. */
async function openSpare(
  tx: Tx,
  order: LockedOrder,
  enrollmentId: string,
  now: Date,
): Promise<Delivery> {
  const { id: orderId, quantity } = order;
  await tx.db.order.update({
    where: { id: orderId },
    data: { enrollmentId, beganEnrollment: false, isForOthers: true },
  });
  const opened = await open(tx, { orderId, count: quantity }, now);
  if (opened.kind === "hindered") return opened;
  flagOrder(
    tx,
    { ...order, enrollmentId },
    "The buyer is in the course already, so it was not given to them twice: the place is open for them to give away. Ask whether they want that, or give the money back.",
    now,
  );
  return { kind: "spare" };
}
