import { z } from "zod";
import type { Tx } from "../transaction.ts";

/** What a person bought, may book, has booked, waits for, teaches and is paid for, by ids, as a merge moved it. */
export const movedAffairsSchema = z.object({
  orders: z.array(z.string()),
  licenses: z.array(z.string()),
  seats: z.array(z.string()),
  entitlements: z.array(z.string()),
  bookings: z.array(z.string()),
  waits: z.array(z.string()),
  sessionsTaught: z.array(z.string()),
  payoutAccounts: z.array(z.string()),
  hasCalendarFeed: z.boolean(),
});

export type MovedAffairs = z.infer<typeof movedAffairsSchema>;

/**
 * Moves all that one person bought, booked and teaches to another. A private calendar address moves where the other has none; else it
 * shows nothing any more. Rules have been asked before: neither is in one class twice, nor has a payout account beside the other's.
 */
export async function moveAffairs(
  tx: Tx,
  { from, to }: { from: string; to: string },
): Promise<MovedAffairs> {
  const { db } = tx;
  const what = { where: { personId: from }, select: { id: true } };
  const theirs = { personId: from };
  const moved = {
    orders: idsOf(await db.order.findMany(what)),
    licenses: idsOf(await db.license.findMany(what)),
    seats: idsOf(await db.seat.findMany(what)),
    entitlements: idsOf(await db.entitlement.findMany(what)),
    bookings: idsOf(await db.booking.findMany(what)),
    waits: idsOf(await db.waitlistEntry.findMany(what)),
    payoutAccounts: idsOf(await db.payoutAccount.findMany(what)),
    sessionsTaught: idsOf(
      await db.session.findMany({
        where: { instructorId: from },
        select: { id: true },
      }),
    ),
  };
  const data = { personId: to };
  await db.order.updateMany({ where: theirs, data });
  await db.license.updateMany({ where: theirs, data });
  await db.seat.updateMany({ where: theirs, data });
  await db.entitlement.updateMany({ where: theirs, data });
  await db.booking.updateMany({ where: theirs, data });
  await db.waitlistEntry.updateMany({ where: theirs, data });
  await db.payoutAccount.updateMany({ where: theirs, data });
  await db.session.updateMany({
    where: { instructorId: from },
    data: { instructorId: to },
  });
  return { ...moved, hasCalendarFeed: await moveFeed(tx, from, to) };
}

/**
 * Takes {@link moveAffairs} back, with what grew on it since: rights of what was bought, bookings by those rights, waits of the
 * enrollments that go back.
 */
export async function moveAffairsBack(
  tx: Tx,
  moved: MovedAffairs,
  {
    from,
    to,
    enrollmentIds,
  }: { from: string; to: string; enrollmentIds: readonly string[] },
): Promise<void> {
  const { db } = tx;
  const data = { personId: to };
  const still = { personId: from };
  const of = (ids: readonly string[]) => ({ in: [...ids] });
  const orderId = of(moved.orders);
  const enrollmentId = of(enrollmentIds);
  await db.order.updateMany({ where: { id: orderId, ...still }, data });
  await db.license.updateMany({
    where: { OR: [{ id: of(moved.licenses) }, { orderId }], ...still },
    data,
  });
  await db.seat.updateMany({
    where: { OR: [{ id: of(moved.seats) }, { enrollmentId }], ...still },
    data,
  });
  await db.entitlement.updateMany({
    where: {
      OR: [{ id: of(moved.entitlements) }, { enrollmentId }, { orderId }],
      ...still,
    },
    data,
  });
  const byTheirs = { entitlement: { personId: to } };
  await db.booking.updateMany({
    where: { OR: [{ id: of(moved.bookings) }, byTheirs], ...still },
    data,
  });
  await db.waitlistEntry.updateMany({
    where: {
      OR: [{ id: of(moved.waits) }, { enrollmentStep: { enrollmentId } }],
      ...still,
    },
    data,
  });
  await db.payoutAccount.updateMany({
    where: { id: of(moved.payoutAccounts), ...still },
    data,
  });
  await db.session.updateMany({
    where: { id: of(moved.sessionsTaught), instructorId: from },
    data: { instructorId: to },
  });
  if (moved.hasCalendarFeed) await moveFeed(tx, from, to);
}

const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id);

async function moveFeed(tx: Tx, from: string, to: string): Promise<boolean> {
  const taken = await tx.db.calendarFeed.count({ where: { personId: to } });
  if (taken > 0) return false;
  const { count } = await tx.db.calendarFeed.updateMany({
    where: { personId: from },
    data: { personId: to },
  });
  return count > 0;
}
