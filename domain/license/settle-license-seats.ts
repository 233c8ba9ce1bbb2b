import { changeEnrollment } from "../enrollment/change-enrollment.ts";
import { letGoOn } from "../enrollment/let-go-on.ts";
import { tellOfStanding } from "../enrollment/tell-of-standing.ts";
import { recordEvent } from "../event/record.ts";
import { lockSeats, type SeatOrder } from "../seat/lock-seats.ts";
import type { Tx } from "../transaction.ts";
import { reasonOfLapse } from "./license.rules.ts";

/** So many at once, that nobody is held up. */
const atOnce = 50;

/**
 * Suspends the enrollments of a lapsed license's seats, or lets those go on that it suspended and nobody else did, some at a
 * time. What a dispute of the purchase stopped stands still until both are over. `more` while there may be others.
 */
export async function settleLicenseSeats(
  tx: Tx,
  { licenseId }: { licenseId: string },
  now: Date,
): Promise<{ kind: "more" | "done" }> {
  const found = await tx.db.license.findUnique({
    where: { id: licenseId },
    select: { orderId: true },
  });
  const order = found && (await lockSeats(tx, found.orderId));
  if (!order?.license) return { kind: "done" };
  const settled = order.license.lapsedAt
    ? await suspendSome(tx, order.license, now)
    : await resumeSome(tx, order.license, now);
  if (settled > 0) tellManager(tx, order, settled, now);
  return { kind: settled === atOnce ? "more" : "done" };
}

type License = NonNullable<SeatOrder["license"]>;

/** In the history of whoever manages the places: their holders' tell of each. */
function tellManager(
  tx: Tx,
  { id: orderId, license }: SeatOrder,
  seats: number,
  now: Date,
): void {
  recordEvent(tx, {
    type: "license.settled",
    occurredAt: now,
    personId: license?.personId ?? null,
    payload: { orderId, licenseId: license?.id ?? null, seats },
  });
}

async function suspendSome(
  tx: Tx,
  { id: licenseId, orderId, state }: License,
  now: Date,
): Promise<number> {
  const reason = reasonOfLapse[state];
  const disputed = (await openDisputes(tx, orderId)).flatMap(
    ({ suspended }) => suspended,
  );
  const seats = await tx.db.seat.findMany({
    where: {
      licenseId,
      state: "CLAIMED",
      suspendedAt: null,
      OR: [
        { enrollment: { state: { in: ["PENDING", "ACTIVE"] } } },
        { enrollment: { id: { in: disputed }, state: "SUSPENDED" } },
      ],
    },
    orderBy: { enrollmentId: "asc" },
    take: atOnce,
  });
  for (const { id, enrollmentId } of seats) {
    if (!enrollmentId) continue;
    const stops =
      disputed.includes(enrollmentId) ||
      (await suspend(tx, { enrollmentId, reason }, now));
    if (stops)
      await tx.db.seat.update({ where: { id }, data: { suspendedAt: now } });
  }
  return seats.length;
}

async function suspend(
  tx: Tx,
  change: { enrollmentId: string; reason: string },
  now: Date,
): Promise<boolean> {
  const { kind } = await changeEnrollment(tx, "suspend", change, now);
  if (kind !== "moved") return false;
  const standing = { purpose: "coursePaused", cause: "LICENSE" } as const;
  await tellOfStanding(tx, change.enrollmentId, standing, now);
  return true;
}

async function resumeSome(
  tx: Tx,
  { id: licenseId, orderId }: License,
  now: Date,
): Promise<number> {
  const seats = await tx.db.seat.findMany({
    where: { licenseId, suspendedAt: { not: null } },
    orderBy: { enrollmentId: "asc" },
    take: atOnce,
  });
  const reason = "The license goes on.";
  const [dispute] = await openDisputes(tx, orderId);
  const handedOver = new Set(dispute?.suspended);
  for (const { id, enrollmentId } of seats) {
    // Whoever ended or resumed it meanwhile is left alone: a refusal changes nothing.
    if (enrollmentId && dispute) handedOver.add(enrollmentId);
    else if (enrollmentId) await letGoOn(tx, { enrollmentId, reason }, now);
    await tx.db.seat.update({ where: { id }, data: { suspendedAt: null } });
  }
  if (dispute)
    await tx.db.dispute.update({
      where: { id: dispute.id },
      data: { suspended: [...handedOver] },
    });
  return seats.length;
}

const openDisputes = (tx: Tx, orderId: string) =>
  tx.db.dispute.findMany({
    where: { orderId, state: "OPEN" },
    orderBy: { id: "asc" },
  });
