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

const policy = {
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
