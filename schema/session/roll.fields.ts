import { rollOpensAt } from "@throughline/domain/attendance/attendance.rules";
import { fullName } from "@throughline/domain/person/person.rules";
import {
  AttendanceState,
  type Database,
  type Prisma,
} from "@throughline/prisma";
import { builder } from "../builder.ts";
import { writeNodeId } from "../node-id.ts";
import { Person } from "../person/person.type.ts";
import { Session } from "./session.type.ts";

export const AttendanceStateEnum = builder.enumType(AttendanceState, {
  name: "AttendanceState",
});

const inRoll = {
  person: true,
  attendance: true,
} satisfies Prisma.BookingInclude;

type Line = Prisma.BookingGetPayload<{ include: typeof inRoll }> & {
  instructorId: string | null;
  stepLabel: string | null;
};

/** The roll is for the instructor of the class and for staff. */
const keepsRoll = ({ instructorId }: { instructorId: string | null }) => ({
  $any: { teaches: instructorId, staff: true },
});

const RollLine = builder.objectRef<Line>("RollLine").implement({
  description: "Somebody who booked a class, and whether they were there.",
  authScopes: keepsRoll,
  fields: (t) => ({
    bookingId: t.id({ resolve: ({ id }) => writeNodeId("Booking", id) }),
    name: t.string({ resolve: ({ person }) => fullName(person) }),
    stepLabel: t.string({
      nullable: true,
      description:
        "The step that it is taken for; null where it was booked with a credit alone.",
      resolve: ({ stepLabel }) => stepLabel,
    }),
    bookedAt: t.field({
      type: "DateTime",
      nullable: true,
      resolve: ({ bookedAt }) => bookedAt,
    }),
    mark: t.field({
      type: AttendanceStateEnum,
      nullable: true,
      description: "Null while the roll says nothing.",
      resolve: ({ attendance }) => attendance?.state ?? null,
    }),
    note: t.string({
      nullable: true,
      resolve: ({ attendance }) => attendance?.note ?? null,
    }),
    markedBy: t.string({
      nullable: true,
      resolve: ({ attendance }) => attendance?.markedByName ?? null,
    }),
    markedAt: t.field({
      type: "DateTime",
      nullable: true,
      resolve: ({ attendance }) => attendance?.markedAt ?? null,
    }),
    isForfeited: t.boolean({
      description: "The right is lost: the student did not come.",
      resolve: ({ forfeited }) => forfeited,
    }),
    isRebooked: t.boolean({
      description: "The step was booked again since, so the mark stays.",
      resolve: ({ state }) => state === "CANCELED",
    }),
    person: t.prismaField({
      type: Person,
      authScopes: { staff: true },
      resolve: (query, { personId }, _args, { db }) =>
        db.person.findUniqueOrThrow({ ...query, where: { id: personId } }),
    }),
  }),
});

const waiting = {
  person: true,
  offers: { where: { outcome: null }, take: 1 },
  enrollmentStep: { select: { label: true } },
} satisfies Prisma.WaitlistEntryInclude;

const WaitingLine = builder
  .objectRef<Prisma.WaitlistEntryGetPayload<{ include: typeof waiting }>>(
    "WaitingLine",
  )
  .implement({
    description: "Somebody who waits for a seat.",
    authScopes: { staff: true },
    fields: (t) => ({
      id: t.id({ resolve: ({ id }) => writeNodeId("WaitlistEntry", id) }),
      name: t.string({ resolve: ({ person }) => fullName(person) }),
      stepLabel: t.string({
        nullable: true,
        resolve: ({ enrollmentStep }) => enrollmentStep?.label ?? null,
      }),
      joinedAt: t.expose("joinedAt", { type: "DateTime" }),
      reason: t.exposeString("reason", {
        nullable: true,
        description: "Why a free seat went past them, in words.",
      }),
      offerExpiresAt: t.field({
        type: "DateTime",
        nullable: true,
        description: "Until when a seat is held for them; null where none is.",
        resolve: ({ offers }) => offers[0]?.expiresAt ?? null,
      }),
      person: t.prismaField({
        type: Person,
        resolve: (query, { personId }, _args, { db }) =>
          db.person.findUniqueOrThrow({ ...query, where: { id: personId } }),
      }),
    }),
  });

builder.prismaObjectFields(Session, (t) => ({
  rollOpensAt: t.field({
    type: "DateTime",
    description: "From then on it can be marked who is there.",
    select: { startsAt: true },
    resolve: rollOpensAt,
  }),
  roll: t.field({
    type: [RollLine],
    description: "Who booked it, by name. For its instructor and staff.",
    authScopes: keepsRoll,
    resolve: async ({ id: sessionId, instructorId }, _args, { db }) => {
      const bookings = await db.booking.findMany({
        where: {
          sessionId,
          OR: [{ state: "BOOKED" }, { attendance: { isNot: null } }],
        },
        include: inRoll,
        orderBy: [
          { person: { givenName: "asc" } },
          { person: { familyName: "asc" } },
          { id: "asc" },
        ],
      });
      const labels = await stepLabels(db, sessionId);
      return bookings.map((booking) => ({
        ...booking,
        instructorId,
        stepLabel: labels.get(booking.id) ?? null,
      }));
    },
  }),
  markedCount: t.int({
    description: "Of how many the roll says something.",
    authScopes: keepsRoll,
    resolve: ({ id: sessionId }, _args, { db }) =>
      db.attendance.count({ where: { booking: { sessionId } } }),
  }),
  waiting: t.field({
    type: [WaitingLine],
    description: "Who waits for a seat, in order.",
    authScopes: { staff: true },
    resolve: ({ id: sessionId }, _args, { db }) =>
      db.waitlistEntry.findMany({
        where: { sessionId, state: { in: ["WAITING", "OFFERED"] } },
        include: waiting,
        orderBy: { place: "asc" },
      }),
  }),
}));

/** The labels of the steps for which a class was booked, by the booking; for whoever keeps its roll. */
async function stepLabels(
  db: Database,
  sessionId: string,
): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<{ bookingId: string; label: string }[]>`
    SELECT "bookingId", label FROM steps_in_roll(${sessionId}::uuid)`;
  return new Map(rows.map(({ bookingId, label }) => [bookingId, label]));
}
