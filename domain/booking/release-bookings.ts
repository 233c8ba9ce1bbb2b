import type { BookingEnd, BookingModel } from "@throughline/prisma";
import { lockEnrollment, type LockedEnrollment } from "../enrollment/lock.ts";
import type { Tx } from "../transaction.ts";
import { advanceWaitlist } from "../waitlist/advance-waitlist.ts";
import { lockRightsAround } from "../waitlist/lock-rights-around.ts";
import { settleOffer } from "../waitlist/settle-offer.ts";
import { settleWait } from "../waitlist/settle-wait.ts";
import { endBooking } from "./end-booking.ts";
import { findWhatEnds, type WhatEnds } from "./find-what-ends.ts";
import { lockSessions, type LockedSession } from "./lock-session.ts";
import { waitForBooking } from "./move-booked-step.ts";
import { tellAboutClass } from "./tell.ts";
import { toldRight } from "./told-right.rules.ts";

export interface ReleaseInput {
  /** Of which steps, of which rights, or of which class; or some by themselves. */
  enrollmentStepIds?: readonly string[];
  entitlementIds?: readonly string[];
  bookingIds?: readonly string[];
  sessionId?: string;
  endedBy: BookingEnd;
  /** In words for the student. */
  reason: string;
  /** Rights that the caller takes back afterwards: their students are not told that they came back. */
  takenBackIds?: readonly string[];
  /** The enrollment that the caller has locked and goes on with: its steps in memory move too. */
  within?: LockedEnrollment;
}

/**
 * Ends the bookings, offers and waits of steps, of rights or of a class: seats go to whoever waits next, rights are given back, and
 * a begun step waits again while its enrollment goes on. What has begun, was marked or is used up stays as it is. Of a class that
 * is canceled (CLASS) all end, and its own letter is the caller's; lock it before by {@link lockSessionWithBookers}. Rights are
 * locked here: revoke them afterwards. Returns the ids of the bookings that ended.
 */
export async function releaseBookings(
  tx: Tx,
  input: ReleaseInput,
  now: Date,
): Promise<{ kind: "released"; bookingIds: string[] }> {
  const expected = await findWhatEnds(tx, input, now);
  if (expected.bookings.length + expected.waits.length === 0)
    return { kind: "released", bookingIds: [] };
  const enrollments = await lockTheirEnrollments(tx, input, expected);
  const sessions = await lockSessions(tx, idsOfClasses(expected));
  await lockRightsAround(
    tx,
    sessions.map(({ id }) => id),
    expected.bookings.map(({ entitlementId }) => entitlementId),
  );

  const ending = await findWhatEnds(tx, input, now);
  for (const booking of ending.bookings) {
    const session = await classOf(tx, booking, sessions);
    await release(tx, input, { booking, session, enrollments }, now);
  }
  for (const wait of ending.waits)
    await settleWait(tx, wait, "LEFT", input.reason, now);
  if (input.endedBy !== "CLASS")
    for (const { id } of sessions) await advanceWaitlist(tx, id, now);
  return {
    kind: "released",
    bookingIds: ending.bookings.map(({ id }) => id),
  };
}

const idsOfClasses = ({ bookings, waits }: WhatEnds): string[] => [
  ...new Set([...bookings, ...waits].map(({ sessionId }) => sessionId)),
];

async function lockTheirEnrollments(
  tx: Tx,
  { within }: ReleaseInput,
  { bookings }: WhatEnds,
): Promise<LockedEnrollment[]> {
  const steps = await tx.db.enrollmentStep.findMany({
    where: {
      id: {
        in: bookings.flatMap(({ enrollmentStepId }) => enrollmentStepId ?? []),
      },
    },
    select: { enrollmentId: true },
  });
  const ids = new Set(steps.map(({ enrollmentId }) => enrollmentId));
  const enrollments = within ? [within] : [];
  for (const id of [...ids].sort()) {
    const enrollment = id === within?.id ? null : await lockEnrollment(tx, id);
    if (enrollment) enrollments.push(enrollment);
  }
  return enrollments;
}

/** The class of a booking, mostly locked already; one that was booked with the right in the last moment is locked now. */
async function classOf(
  tx: Tx,
  { sessionId }: BookingModel,
  sessions: LockedSession[],
): Promise<LockedSession> {
  const known = sessions.find(({ id }) => id === sessionId);
  if (known) return known;
  const [late] = await lockSessions(tx, [sessionId]);
  if (!late) throw new Error(`a booking is in no class ${sessionId}`);
  sessions.push(late);
  return late;
}

async function release(
  tx: Tx,
  { endedBy, reason, takenBackIds = [] }: ReleaseInput,
  {
    booking,
    session,
    enrollments,
  }: {
    booking: BookingModel;
    session: LockedSession;
    enrollments: LockedEnrollment[];
  },
  now: Date,
): Promise<void> {
  const { id: bookingId, personId, enrollmentStepId, state } = booking;
  const step = enrollments
    .flatMap(({ steps }) => steps)
    .find(({ id }) => id === enrollmentStepId);
  const enrollment =
    enrollments.find(({ id }) => id === step?.enrollmentId) ?? null;
  const isTakenBack = takenBackIds.includes(booking.entitlementId);
  const ended = await endBooking(
    tx,
    booking,
    { session, enrollment },
    { endedBy, reason, isTakenBack },
    now,
  );
  const stands = { enrollmentState: enrollment?.state, stepState: step?.state };
  const right = toldRight({ ...ended, ...stands }, now);
  const withdrawn = { outcome: "WITHDRAWN", reason, right } as const;
  if (state === "HELD") await settleOffer(tx, booking, session, withdrawn, now);
  else if (endedBy !== "CLASS")
    await tellAboutClass(
      tx,
      "classLeft",
      { personId, occurrence: bookingId },
      session,
      now,
      { bookingId, reason, right },
    );
  if (enrollment && step && goesOn.has(enrollment.state))
    await waitForBooking(tx, enrollment, step, { bookingId, reason }, now);
}

/** Steps of an ended enrollment stay as they were left. */
const goesOn = new Set<string>(["PENDING", "ACTIVE", "SUSPENDED", "COMPLETED"]);
