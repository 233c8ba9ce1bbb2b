import {
  classPhases,
  phaseOf,
} from "@throughline/domain/booking/booking.rules";
import {
  bookingStatuses,
  bookingStatusOf,
} from "@throughline/domain/booking/booking-status.rules";
import { lacksRight } from "@throughline/domain/entitlement/right.rules";
import { skipsAhead } from "@throughline/domain/enrollment/sequence.rules";
import {
  endOfLine,
  waitingBefore,
} from "@throughline/domain/waitlist/waiting-before";
import { builder } from "../builder.ts";
import { EnrollmentStep } from "../enrollment/enrollment-step.type.ts";
import { Entitlement } from "../entitlement/entitlement.type.ts";
import { Session } from "../session/session.type.ts";
import { WaitlistEntry } from "../waitlist/waitlist.type.ts";
import { Booking } from "./booking.type.ts";
import { peopleOf } from "./bookings.query.ts";

const BookingStatusEnum = builder.enumType("BookingStatus", {
  description: "How a step stands that is taken in a class.",
  values: bookingStatuses,
});

const ClassPhaseEnum = builder.enumType("ClassPhase", {
  description: "Where a class is in its time.",
  values: classPhases,
});

const newestFirst = [{ createdAt: "desc" }, { id: "desc" }] as const;
const active = ["HELD", "BOOKED"] as const;
const underWay = ["WAITING", "OFFERED"] as const;

builder.prismaObjectFields(EnrollmentStep, (t) => ({
  bookingStatus: t.field({
    type: BookingStatusEnum,
    nullable: true,
    description: "Null for a step that is not taken in a class.",
    select: {
      kind: true,
      state: true,
      bookings: {
        select: {
          state: true,
          endedBy: true,
          attendance: { select: { state: true } },
        },
        orderBy: [...newestFirst],
      },
    },
    resolve: ({ kind, state, bookings }) =>
      kind === "SESSION" ? bookingStatusOf(state, bookings) : null,
  }),
  booking: t.field({
    type: Booking,
    nullable: true,
    description: "The seat that is booked for it, or held for an offer.",
    select: (_args, _context, nestedSelection) => ({
      bookings: nestedSelection({
        where: { state: { in: [...active] } },
        take: 1,
      }),
    }),
    resolve: ({ bookings }) => (bookings as object[])[0] as never,
  }),
  bookings: t.relation("bookings", {
    description: "All that was ever booked for it, the newest first.",
    query: { orderBy: [...newestFirst] },
  }),
  waits: t.relation("waitlistEntries", {
    description:
      "The classes in whose line its student waits, or is offered a seat.",
    query: {
      where: { state: { in: [...underWay] } },
      orderBy: { place: "asc" },
    },
  }),
  right: t.field({
    type: Entitlement,
    nullable: true,
    description: "The right to book it, with its lines.",
    select: (_args, _context, nestedSelection) => ({
      entitlements: nestedSelection({
        orderBy: { available: "desc" },
        take: 1,
      }),
    }),
    resolve: ({ entitlements }) => (entitlements as object[])[0] as never,
  }),
  lacksRight: t.boolean({
    description:
      "It is still to be taken in a class, and nothing is left to book one with: the school can give another right.",
    select: {
      kind: true,
      state: true,
      bookings: {
        where: { state: { in: [...active] }, attendance: null },
        select: { id: true },
        take: 1,
      },
      entitlements: { select: { available: true, expiresAt: true } },
      enrollment: { select: { state: true } },
    },
    resolve(
      { kind, state, bookings, entitlements, enrollment },
      _args,
      { now },
    ) {
      const isBooked = bookings.length > 0;
      const { state: enrollmentState } = enrollment;
      return lacksRight(
        { kind, state, enrollmentState, isBooked, rights: entitlements },
        now(),
      );
    },
  }),
  lostBooking: t.field({
    type: Booking,
    nullable: true,
    description:
      "The last booking whose right was lost, by leaving late or by not coming; the school can give it back.",
    select: (_args, _context, nestedSelection) => ({
      bookings: nestedSelection({
        where: { forfeited: true },
        orderBy: [...newestFirst],
        take: 1,
      }),
    }),
    resolve: ({ bookings }) => (bookings as object[])[0] as never,
  }),
  wouldSkipAhead: t.boolean({
    description:
      "An earlier required step is not settled: taking this one now skips ahead.",
    select: {
      position: true,
      enrollment: {
        select: {
          steps: {
            select: {
              position: true,
              required: true,
              state: true,
              openedAt: true,
            },
          },
        },
      },
    },
    resolve: ({ position, enrollment }) =>
      skipsAhead(enrollment.steps, { position }),
  }),
}));

builder.prismaObjectFields(Session, (t) => ({
  phase: t.field({
    type: ClassPhaseEnum,
    description:
      "Where it is in its time at this moment: a seat in it may be left while it is to come.",
    select: { startsAt: true, minutes: true },
    resolve: (session, _args, { now }) => phaseOf(session, now()),
  }),
  waitingCount: t.int({
    description: "How many wait for a seat.",
    resolve: ({ id: sessionId }, _args, { db }) =>
      waitingBefore(db, { sessionId, place: endOfLine }),
  }),
  myBooking: t.field({
    type: Booking,
    nullable: true,
    description: "The viewer's own seat in it, booked or held for an offer.",
    select: (_args, { viewer }, nestedSelection) => ({
      bookings: nestedSelection({
        where: {
          personId: { in: peopleOf(viewer) },
          state: { in: [...active] },
        },
        take: 1,
      }),
    }),
    resolve: ({ bookings }) => (bookings as object[])[0] as never,
  }),
  myWait: t.field({
    type: WaitlistEntry,
    nullable: true,
    description: "The viewer's own place in its line.",
    select: (_args, { viewer }, nestedSelection) => ({
      waitlist: nestedSelection({
        where: {
          personId: { in: peopleOf(viewer) },
          state: { in: [...underWay] },
        },
        take: 1,
      }),
    }),
    resolve: ({ waitlist }) => (waitlist as object[])[0] as never,
  }),
}));
