import {
  hasOtherRight,
  hasRunOut,
} from "@throughline/domain/entitlement/right.rules";
import {
  freeUntil,
  losesRight,
  usualPolicy,
} from "@throughline/domain/booking/booking.rules";
import { BookingEnd, BookingState, type Prisma } from "@throughline/prisma";
import { builder } from "../builder.ts";
import { own } from "../policy/own.ts";
import { AttendanceStateEnum } from "../session/roll.fields.ts";

export const BookingStateEnum = builder.enumType(BookingState, {
  name: "BookingState",
});
const BookingEndEnum = builder.enumType(BookingEnd, { name: "BookingEnd" });

/** What booking asks of a course. */
export const policy = {
  select: {
    bookingOpensDays: true,
    bookingClosesMinutes: true,
    cancelHours: true,
    lateCancelForfeits: true,
    offerMinutes: true,
  },
} satisfies Prisma.CourseDefaultArgs;

/** What says until when, and at what price, a booking may be left. */
const leaving = {
  state: true,
  session: { select: { startsAt: true, freeLeaveUntil: true } },
  enrollmentStep: { select: { enrollment: { select: { course: policy } } } },
  entitlement: { select: { enrollment: { select: { course: policy } } } },
} satisfies Prisma.BookingSelect;

type Leaving = Prisma.BookingGetPayload<{ select: typeof leaving }>;

const policyOf = ({ enrollmentStep, entitlement }: Leaving) =>
  enrollmentStep?.enrollment.course ??
  entitlement.enrollment?.course ??
  usualPolicy;

export const Booking = builder.prismaNode("Booking", {
  nullable: true,
  id: { field: "id" },
  select: { id: true, personId: true },
  authScopes: ({ personId }) => own(personId),
  fields: (t) => ({
    state: t.expose("state", { type: BookingStateEnum }),
    skippedAhead: t.exposeBoolean("skippedAhead"),
    bookedAt: t.expose("bookedAt", { type: "DateTime", nullable: true }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    canceledAt: t.expose("canceledAt", { type: "DateTime", nullable: true }),
    endedBy: t.expose("endedBy", { type: BookingEndEnum, nullable: true }),
    cancelReason: t.exposeString("cancelReason", { nullable: true }),
    forfeited: t.exposeBoolean("forfeited"),
    freeUntil: t.field({
      type: "DateTime",
      description:
        "Until when it may be left or swapped without losing the right.",
      select: leaving,
      resolve: (booking) => freeUntil(booking.session, policyOf(booking)),
    }),
    losesRight: t.boolean({
      description:
        "Whether leaving it now uses the right up: that has to be confirmed then.",
      select: leaving,
      resolve: (booking, _args, { now }) =>
        booking.state === "BOOKED" &&
        losesRight(booking.session, policyOf(booking), now()),
    }),
    forfeitsLate: t.boolean({
      description:
        "Whether leaving it later than `freeUntil` uses the right up; where not, it may be left at any time before it begins.",
      select: leaving,
      resolve: (booking) => policyOf(booking).lateCancelForfeits,
    }),
    creditHasRunOut: t.boolean({
      description:
        "Whether the time of the credit that pays for it is over: the credit does not come back by leaving then, which has to be confirmed.",
      select: { entitlement: { select: { expiresAt: true } } },
      resolve: ({ entitlement }, _args, { now }) =>
        hasRunOut(entitlement, now()),
    }),
    mayWaive: t.boolean({
      description:
        "Whether the staff may give the right back that was lost by it: not where the step was given another one since.",
      select: {
        forfeited: true,
        entitlementId: true,
        enrollmentStep: {
          select: {
            entitlements: {
              select: { id: true, available: true, held: true },
            },
          },
        },
      },
      resolve: ({ forfeited, entitlementId, enrollmentStep }) =>
        forfeited &&
        !hasOtherRight(enrollmentStep?.entitlements ?? [], entitlementId),
    }),
    attendance: t.field({
      type: AttendanceStateEnum,
      nullable: true,
      select: { attendance: { select: { state: true } } },
      resolve: ({ attendance }) => attendance?.state ?? null,
    }),
    person: t.relation("person"),
    session: t.relation("session"),
    enrollmentStep: t.relation("enrollmentStep", { nullable: true }),
    entitlement: t.relation("entitlement"),
    offer: t.relation("offer", {
      nullable: true,
      description: "Where the seat was offered to somebody who waited.",
    }),
  }),
});
