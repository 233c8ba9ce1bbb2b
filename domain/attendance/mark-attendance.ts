import type { AttendanceModel } from "@throughline/prisma";
import type { LockedBooking } from "../booking/lock-booking.ts";
import { lockBooking } from "../booking/lock-booking.ts";
import { recordBookingEvent } from "../booking/booking.events.ts";
import {
  consumeBooking,
  excuseBooking,
  giveRightBack,
  returnConsumed,
} from "../booking/consume-booking.ts";
import { policyOf } from "../booking/read-facts.ts";
import { hasRunOut } from "../entitlement/right.rules.ts";
import { isRefusal, notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { decideMark, rightOf, type Mark } from "./attendance.rules.ts";
import { moveMarkedStep } from "./move-marked-step.ts";
import { readMarkedStep } from "./read-marked-step.ts";

export interface MarkInput {
  bookingId: string;
  /** Null takes the mark back. */
  mark: Mark;
  note?: string | null;
}

type MarkOutcome =
  { kind: "marked" | "unchanged"; bookingId: string } | Refusal;

const events = {
  ATTENDED: "booking.attended",
  NO_SHOW: "booking.missed",
  EXCUSED: "booking.excused",
} as const;

/**
 * Writes into the roll whether somebody was there. Attended completes the step and uses the right up; a no-show loses the right where
 * the course says so; who is excused gets it back. A mark can be changed, with what it did undone, until the course has gone on.
 * Repeating it changes nothing.
 */
export async function markAttendance(
  tx: Tx,
  { bookingId, mark, note = null }: MarkInput,
  now: Date,
): Promise<MarkOutcome> {
  const locked = await lockBooking(tx, bookingId);
  if (!locked) return notFound("bookingId", "booking");
  const { booking, session, place } = locked;
  const attendance = await tx.db.attendance.findUnique({
    where: { bookingId },
  });
  const before = attendance?.state ?? null;
  const step = place && (await readMarkedStep(tx, place, bookingId));
  const facts = { session, bookingState: booking.state, mark: before, step };
  const decision = decideMark(facts, mark, now);
  if (decision.kind === "refused") return refused("bookingId", decision.reason);
  if (decision.kind === "unchanged") {
    await keepNote(tx, attendance, note);
    return { kind: "unchanged", bookingId };
  }

  const forfeited = await settle(tx, locked, mark, now);
  if (isRefusal(forfeited)) return forfeited;
  await writeMark(tx, { bookingId, mark, note, forfeited }, now);
  recordBookingEvent(
    tx,
    mark ? events[mark] : "booking.unmarked",
    booking,
    { session, enrollment: place?.enrollment ?? null },
    now,
    { before, note, forfeited },
  );
  if (place && step) {
    const from = { before, completedByThis: step.completedByThis };
    const moved = await moveMarkedStep(
      tx,
      place.step.id,
      booking,
      from,
      mark,
      now,
    );
    if (isRefusal(moved)) return { ...moved, field: "bookingId" };
  }
  return { kind: "marked", bookingId };
}

/** Brings the right to where the mark wants it; tells whether it is forfeited. */
async function settle(
  tx: Tx,
  { booking, session, place }: LockedBooking,
  mark: Mark,
  now: Date,
): Promise<boolean | Refusal> {
  const { id: bookingId, entitlementId } = booking;
  const right = await tx.db.entitlement.findUniqueOrThrow({
    where: { id: entitlementId },
  });
  const { lateCancelForfeits } =
    place?.enrollment.course ?? (await policyOf(tx, right));
  const to = rightOf(mark, lateCancelForfeits);
  const words = wordsOf(mark, to === "used", hasRunOut(right, now));
  const cause = `${session.title}: ${words}`;
  const bring = mark === "EXCUSED" ? excuseBooking : settlements[to];
  const settled = await bring(tx, bookingId, cause, now);
  if (isRefusal(settled)) return settled;
  return mark === "NO_SHOW" && to === "used";
}

const settlements = {
  used: consumeBooking,
  held: returnConsumed,
  free: giveRightBack,
};

function wordsOf(mark: Mark, isUsed: boolean, isOver: boolean): string {
  switch (mark) {
    case "ATTENDED":
      return "you were there.";
    case "NO_SHOW":
      if (isUsed)
        return "you were not there, and your course does not give the right back.";
      return isOver
        ? "you were not there, and the credit has run out since."
        : "you were not there; you may book another class.";
    case "EXCUSED":
      return "you were excused; you may book another class.";
    case null:
      return "your school took back what it had noted.";
  }
}

async function writeMark(
  tx: Tx,
  {
    bookingId,
    mark,
    note,
    forfeited,
  }: { bookingId: string; mark: Mark; note: string | null; forfeited: boolean },
  now: Date,
) {
  await tx.db.booking.update({ where: { id: bookingId }, data: { forfeited } });
  if (!mark) {
    await tx.db.attendance.delete({ where: { bookingId } });
    return;
  }
  const written = {
    state: mark,
    note,
    markedByName: tx.actor.name,
    markedAt: now,
  };
  await tx.db.attendance.upsert({
    where: { bookingId },
    create: { bookingId, ...written },
    update: written,
  });
}

/** The same mark with other words beside it: only the words change. */
async function keepNote(
  tx: Tx,
  attendance: AttendanceModel | null,
  note: string | null,
) {
  if (!attendance || note === null || note === attendance.note) return;
  const { bookingId } = attendance;
  await tx.db.attendance.update({ where: { bookingId }, data: { note } });
}
