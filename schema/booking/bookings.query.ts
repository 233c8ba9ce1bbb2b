import { sessionsUnderWay } from "@throughline/domain/session/sessions-under-way";
import type { Database, Prisma } from "@throughline/prisma";
import { builder } from "../builder.ts";
import type { RequestViewer } from "../context.ts";
import { readId } from "../enrollment/enrollments.query.ts";
import { isStaff } from "../policy/scopes.ts";
import { Booking, BookingStateEnum } from "./booking.type.ts";

const WhenEnum = builder.enumType("BookingTime", {
  values: {
    COMING: { description: "The class is not over. Soonest first." },
    PAST: { description: "The class is over. Latest first." },
  } as const,
});

builder.queryField("bookings", (t) =>
  t.prismaConnection({
    type: Booking,
    cursor: "id",
    description: "The viewer's own bookings, or all for staff.",
    authScopes: { signedIn: true },
    args: {
      personId: t.arg.id({ required: false, description: "For staff." }),
      sessionId: t.arg.id({ required: false }),
      states: t.arg({ type: [BookingStateEnum], required: false }),
      when: t.arg({ type: WhenEnum, required: false }),
    },
    totalCount: async (_connection, args, context) =>
      context.db.booking.count({ where: await matches(args, context) }),
    resolve: async (query, _root, args, context) =>
      context.db.booking.findMany({
        ...query,
        where: await matches(args, context),
        orderBy: [
          args.when === "COMING"
            ? { session: { startsAt: "asc" } }
            : { session: { startsAt: "desc" } },
          { id: "asc" },
        ],
      }),
  }),
);

/** The records of the human who asks: their own, and those that were merged into it. */
export const peopleOf = ({ personId, formerPersonIds }: RequestViewer) =>
  personId === null ? [] : [personId, ...formerPersonIds];

/** A person's own things; for staff those of the person whom they name, or everybody's. */
export function whose(
  personId: string | null | undefined,
  context: Parameters<typeof isStaff>[0] & { viewer: RequestViewer },
): { personId?: string | { in: string[] } } {
  if (!isStaff(context)) return { personId: { in: peopleOf(context.viewer) } };
  return personId ? { personId: readId("personId", "Person", personId) } : {};
}

interface Args {
  personId?: string | null;
  sessionId?: string | null;
  states?: readonly Prisma.BookingGetPayload<object>["state"][] | null;
  when?: "COMING" | "PAST" | null;
}

async function matches(
  { personId, sessionId, states, when }: Args,
  context: Parameters<typeof whose>[1] & { db: Database; now: () => Date },
): Promise<Prisma.BookingWhereInput> {
  return {
    ...whose(personId, context),
    ...(sessionId && { sessionId: readId("sessionId", "Session", sessionId) }),
    ...(states && { state: { in: [...states] } }),
    ...(when && { session: await isAt(when, context) }),
  };
}

/** The classes that are to come or under way, or those that are over. */
async function isAt(
  when: "COMING" | "PAST",
  { db, now }: { db: Database; now: () => Date },
): Promise<Prisma.SessionWhereInput> {
  const at = now();
  const underWay = await sessionsUnderWay(db, at);
  return when === "COMING"
    ? { OR: [{ startsAt: { gt: at } }, { id: { in: underWay } }] }
    : { startsAt: { lte: at }, id: { notIn: underWay } };
}
