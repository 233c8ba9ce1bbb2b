import { findAlternatives } from "@throughline/domain/session/find-alternatives";
import { findConflicts } from "@throughline/domain/session/find-conflicts";
import { endOf } from "@throughline/domain/session/session.rules";
import { wallClockOf } from "@throughline/domain/session/wall-clock";
import { SessionKind, SessionState } from "@throughline/prisma";
import { builder } from "../builder.ts";
import type { RequestViewer } from "../context.ts";
import { CourseStep } from "../course/course.type.ts";
import { isStaff } from "../policy/scopes.ts";
import { teaches } from "../policy/teaching.ts";

export const SessionKindEnum = builder.enumType(SessionKind, {
  name: "SessionKind",
});
export const SessionStateEnum = builder.enumType(SessionState, {
  name: "SessionState",
});

export const SessionSeries = builder.prismaNode("SessionSeries", {
  nullable: true,
  id: { field: "id" },
  description: "What repeats by the wall clock of its zone.",
  authScopes: { staff: true },
  fields: (t) => ({
    rule: t.exposeString("rule", {
      description: "An RFC 5545 recurrence rule.",
    }),
    timeZone: t.exposeString("timeZone"),
    firstLocal: t.exposeString("firstLocal", {
      description: "The first start on the wall clock.",
    }),
    sessionCount: t.relationCount("sessions"),
  }),
});

export const Session = builder.prismaNode("Session", {
  nullable: true,
  id: { field: "id" },
  description: "A dated class, group or private.",
  select: { id: true, instructorId: true },
  authScopes: { anyone: true },
  fields: (t) => ({
    title: t.exposeString("title"),
    kind: t.expose("kind", { type: SessionKindEnum }),
    state: t.expose("state", { type: SessionStateEnum }),
    startsAt: t.expose("startsAt", { type: "DateTime" }),
    endsAt: t.field({
      type: "DateTime",
      select: { startsAt: true, minutes: true },
      resolve: endOf,
    }),
    timeZone: t.exposeString("timeZone", {
      description: "IANA name of the zone in which it is planned.",
    }),
    startsLocal: t.string({
      description: "What a clock on the wall shows there, as 2026-03-28T18:00.",
      select: { startsAt: true, timeZone: true },
      resolve: ({ startsAt, timeZone }) => wallClockOf(startsAt, timeZone),
    }),
    minutes: t.exposeInt("minutes"),
    capacity: t.exposeInt("capacity"),
    seatsTaken: t.exposeInt("seatsTaken", {
      description: "Booked, or held for an offer.",
    }),
    seatsLeft: t.int({
      select: { capacity: true, seatsTaken: true },
      resolve: ({ capacity, seatsTaken }) => capacity - seatsTaken,
    }),
    instructorName: t.exposeString("instructorName", { nullable: true }),
    instructor: t.relation("instructor", {
      nullable: true,
      authScopes: { staff: true },
    }),
    room: t.exposeString("room", { nullable: true }),
    meetingUrl: t.string({
      nullable: true,
      description:
        "For those who have booked it, its instructor and staff; null for others.",
      select: (_args, { viewer }) => ({
        meetingUrl: true,
        instructorId: true,
        bookings: {
          where: { personId: { in: peopleOf(viewer) }, state: "BOOKED" },
          select: { id: true },
          take: 1,
        },
      }),
      resolve: ({ meetingUrl, instructorId, bookings }, _args, context) =>
        bookings.length > 0 ||
        isStaff(context) ||
        teaches(instructorId, context.viewer)
          ? meetingUrl
          : null,
    }),
    revision: t.exposeInt("revision", {
      description: "Counts what calendars must be told again.",
    }),
    freeLeaveUntil: t.expose("freeLeaveUntil", {
      type: "DateTime",
      nullable: true,
      description:
        "Until then attendees may leave without losing anything: the class was moved.",
    }),
    canceledAt: t.expose("canceledAt", { type: "DateTime", nullable: true }),
    cancelReason: t.exposeString("cancelReason", { nullable: true }),
    createdAt: t.expose("createdAt", {
      type: "DateTime",
      authScopes: { staff: true },
    }),
    updatedAt: t.expose("updatedAt", {
      type: "DateTime",
      description:
        "When the class itself was changed last; its bookings do not count.",
      authScopes: { staff: true },
    }),
    series: t.relation("series", {
      nullable: true,
      authScopes: { staff: true },
    }),
    steps: t.field({
      type: [CourseStep],
      description: "The steps that may be taken by it.",
      select: (_args, _context, nestedSelection) => ({
        options: {
          select: { courseStep: nestedSelection() },
          orderBy: { createdAt: "asc" },
        },
      }),
      resolve: ({ options }) =>
        options.map(({ courseStep }) => courseStep) as never,
    }),
  }),
});

builder.prismaObjectFields("Session", (t) => ({
  alternatives: t.field({
    type: [Session],
    description:
      "Other classes with a free seat by which the same steps may be taken, soonest first; at most five.",
    resolve: ({ id }, _args, { db, now }) =>
      findAlternatives(db, { sessionId: id }, now()),
  }),
  conflicts: t.field({
    type: [Session],
    description:
      "Other classes of the same instructor, or in the same room, at the same time.",
    authScopes: { staff: true },
    select: {
      state: true,
      startsAt: true,
      minutes: true,
      instructorId: true,
      room: true,
    },
    resolve: ({ id, state, ...occupancy }, _args, { db }) =>
      state === "CANCELED"
        ? []
        : findConflicts(db, { ...occupancy, sessionId: id }),
  }),
}));

const peopleOf = ({ personId, formerPersonIds }: RequestViewer): string[] =>
  personId ? [personId, ...formerPersonIds] : [];
