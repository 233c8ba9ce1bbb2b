import type { WaitlistEntryModel } from "@throughline/prisma";
import { refusesBeforeSeat } from "../booking/booking.rules.ts";
import { lockSession, type LockedSession } from "../booking/lock-session.ts";
import { placeBooking, type Seat } from "../booking/place-booking.ts";
import { readFacts } from "../booking/read-facts.ts";
import { tellAboutClass } from "../booking/tell.ts";
import { enqueue } from "../queue/enqueue.ts";
import { expireOffer } from "../queue/jobs.ts";
import type { Tx } from "../transaction.ts";
import { lockRightsAround } from "./lock-rights-around.ts";
import { readPlace } from "./read-place.ts";
import { recordWaitlistEvent } from "./waitlist.events.ts";
import { offerEndsAt, seatTakenUntil } from "./waitlist.rules.ts";

/**
 * Offers the free seats of a class to those who wait, in the order of joining: each offer holds the seat and the right for a time.
 * Whoever may not book just now keeps the place, with the reason, and the next one is asked. Returns how many were offered.
 */
export async function advanceWaitlist(
  tx: Tx,
  sessionId: string,
  now: Date,
): Promise<{ kind: "advanced"; offers: number }> {
  const session = await lockSession(tx, sessionId);
  if (!session || !mayOffer(session, now))
    return { kind: "advanced", offers: 0 };
  const waiting = await tx.db.waitlistEntry.findMany({
    where: { sessionId, state: "WAITING" },
    orderBy: { place: "asc" },
  });
  if (waiting.length > 0) await lockRightsAround(tx, [sessionId], []);
  let offers = 0;
  for (const entry of waiting) {
    if (session.seatsTaken >= session.capacity) break;
    if (!(await offerTo(tx, entry, session, now))) continue;
    session.seatsTaken += 1;
    offers += 1;
  }
  return { kind: "advanced", offers };
}

const mayOffer = (
  { state, startsAt, seatsTaken, capacity }: LockedSession,
  now: Date,
) => state === "SCHEDULED" && startsAt > now && seatsTaken < capacity;

/** False where whoever waits may not book just now. */
async function offerTo(
  tx: Tx,
  { id, personId, enrollmentStepId, withCredit, byStaff }: WaitlistEntryModel,
  session: LockedSession,
  now: Date,
): Promise<boolean> {
  const [entry] = await lockEntry(tx, id);
  if (entry?.state !== "WAITING") return false;
  const place = enrollmentStepId ? await readPlace(tx, enrollmentStepId) : null;
  const wish = {
    personId,
    session,
    place,
    withCredit,
    byStaff,
    acceptOverlap: true,
  };
  const { facts, right, ...read } = await readFacts(tx, wish, now);
  const objection = refusesBeforeSeat(facts, now);
  if (objection || !right) {
    await tx.db.waitlistEntry.update({
      where: { id },
      data: { reason: objection?.reason ?? null },
    });
    return false;
  }
  const until = seatTakenUntil(session, facts.policy, byStaff);
  const expiresAt = offerEndsAt(facts.policy.offerMinutes, until, now);
  const seat = { personId, session, place, right, read };
  await offer(tx, { id, expiresAt }, seat, now);
  return true;
}

const lockEntry = (tx: Tx, id: string) =>
  tx.db.$queryRaw<{ state: string }[]>`
    SELECT state::text FROM "WaitlistEntry" WHERE id = ${id}::uuid FOR UPDATE`;

async function offer(
  tx: Tx,
  { id: entryId, expiresAt }: { id: string; expiresAt: Date },
  seat: Seat,
  now: Date,
): Promise<void> {
  const { personId, session } = seat;
  const booking = await placeBooking(tx, seat, "HELD", now);
  const { id: offerId } = await tx.db.waitlistOffer.create({
    data: { entryId, bookingId: booking.id, offeredAt: now, expiresAt },
  });
  const entry = await tx.db.waitlistEntry.update({
    where: { id: entryId },
    data: { state: "OFFERED", reason: null },
  });
  const until = { offerId, expiresAt: expiresAt.toISOString() };
  recordWaitlistEvent(tx, "waitlist.offered", entry, now, until);
  enqueue(tx, expireOffer, { offerId }, { startAfter: expiresAt });
  const about = { personId, occurrence: offerId };
  await tellAboutClass(tx, "seatOffered", about, session, now, until);
}
