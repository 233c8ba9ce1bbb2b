import type { Prisma } from "@throughline/prisma";
import { endOf } from "../session/session.rules.ts";

/** A class as a calendar shows it. */
export interface CalendarEntry {
  uid: string;
  sequence: number;
  isCanceled: boolean;
  title: string;
  description: string;
  location: string | null;
  url: string | null;
  startsAt: Date;
  endsAt: Date;
}

/** What an entry is made of. */
export const withClass = {
  session: true,
  enrollmentStep: {
    select: {
      label: true,
      title: true,
      enrollment: { select: { course: { select: { title: true } } } },
    },
  },
} satisfies Prisma.BookingInclude;

export type BookingWithClass = Prisma.BookingGetPayload<{
  include: typeof withClass;
}>;
type SessionOfEntry = BookingWithClass["session"];

/**
 * A booking as a calendar shows it: tagged with its step. Where it is no longer booked it is canceled, which counts as one more
 * change than the class itself had. The link to join by is only for who has a seat: neither for who left nor for who is offered
 * one. `portalUrl` is where the student finds the rest.
 */
export function entryOfBooking(
  { id, state, session, enrollmentStep }: BookingWithClass,
  portalUrl: string,
): CalendarEntry {
  const isCanceled = state === "CANCELED" || session.state === "CANCELED";
  const mayJoin = state === "BOOKED" && !isCanceled;
  const meetingUrl = mayJoin ? session.meetingUrl : null;
  return {
    ...timeAndPlace({ ...session, meetingUrl }),
    uid: `booking-${id}@throughline`,
    sequence: session.revision + (isCanceled ? 1 : 0),
    isCanceled,
    title: enrollmentStep
      ? `${enrollmentStep.label} · ${session.title}`
      : session.title,
    description: linesOf(
      enrollmentStep &&
        `${enrollmentStep.enrollment.course.title}: ${enrollmentStep.title}`,
      session.instructorName && `With ${session.instructorName}`,
      meetingUrl && `Join: ${meetingUrl}`,
      session.cancelReason && `Canceled: ${session.cancelReason}`,
      `${portalUrl}/calendar`,
    ),
    url: meetingUrl ?? `${portalUrl}/calendar`,
  };
}

/** A class as its instructor's calendar shows it. */
export function entryOfTeaching(
  session: SessionOfEntry,
  adminUrl: string | null,
): CalendarEntry {
  const { id, state, revision, title, seatsTaken, capacity, meetingUrl } =
    session;
  return {
    ...timeAndPlace(session),
    uid: `class-${id}@throughline`,
    sequence: revision,
    isCanceled: state === "CANCELED",
    title,
    description: linesOf(
      `${seatsTaken} of ${capacity} seats taken`,
      meetingUrl && `Join: ${meetingUrl}`,
      adminUrl && `${adminUrl}/teaching`,
    ),
    url: meetingUrl,
  };
}

const timeAndPlace = (session: SessionOfEntry) => ({
  location: session.room ?? session.meetingUrl,
  startsAt: session.startsAt,
  endsAt: endOf(session),
});

const linesOf = (...lines: (string | null | undefined | false)[]) =>
  lines.filter(Boolean).join("\n");
