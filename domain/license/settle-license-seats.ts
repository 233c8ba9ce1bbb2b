import { changeEnrollment } from "../enrollment/change-enrollment.ts";
import { lockSeats, type SeatOrder } from "../seat/lock-seats.ts";
import type { Tx } from "../transaction.ts";
import { reasonOfLapse } from "./license.rules.ts";

/** So many at once, that nobody is held up. */
const atOnce = 50;

/**
 * Suspends the enrollments of a lapsed license's seats, or lets those go on that it suspended and nobody else did, some at a
 * time. `more` while there may be others.
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
  return { kind: settled === atOnce ? "more" : "done" };
}

type License = NonNullable<SeatOrder["license"]>;

async function suspendSome(
  tx: Tx,
  { id: licenseId, state }: License,
  now: Date,
): Promise<number> {
  const reason = reasonOfLapse[state];
  const seats = await tx.db.seat.findMany({
    where: {
      licenseId,
      state: "CLAIMED",
      suspendedAt: null,
      enrollment: { state: { in: ["PENDING", "ACTIVE"] } },
    },
    orderBy: { enrollmentId: "asc" },
    take: atOnce,
  });
  for (const { id, enrollmentId } of seats) {
    const moved =
      enrollmentId &&
      (await changeEnrollment(tx, "suspend", { enrollmentId, reason }, now));
    if (moved && moved.kind === "moved")
      await tx.db.seat.update({ where: { id }, data: { suspendedAt: now } });
  }
  return seats.length;
}

async function resumeSome(
  tx: Tx,
  { id: licenseId }: License,
  now: Date,
): Promise<number> {
  const seats = await tx.db.seat.findMany({
    where: { licenseId, suspendedAt: { not: null } },
    orderBy: { enrollmentId: "asc" },
    take: atOnce,
  });
  const reason = "The license goes on.";
  for (const { id, enrollmentId } of seats) {
    // Whoever ended or resumed it meanwhile is left alone: a refusal changes nothing.
    if (enrollmentId)
      await changeEnrollment(tx, "resume", { enrollmentId, reason }, now);
    await tx.db.seat.update({ where: { id }, data: { suspendedAt: null } });
  }
  return seats.length;
}
