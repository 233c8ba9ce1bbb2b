import type { Prisma } from "@throughline/prisma";
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
    totalCount: (_connection, args, context) =>
      context.db.booking.count({ where: matches(args, context) }),
    resolve: (query, _root, args, context) =>
      context.db.booking.findMany({
        ...query,
        where: matches(args, context),
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

function matches(
  { personId, sessionId, states, when }: Args,
  context: Parameters<typeof whose>[1] & { now: () => Date },
): Prisma.BookingWhereInput {
  // A class is at most a day long: one that began earlier is over.
  const dayAgo = new Date(context.now().getTime() - 86_400_000);
  const session = {
    COMING: { startsAt: { gt: dayAgo } },
    PAST: { startsAt: { lte: context.now() } },
  };
  return {
    ...whose(personId, context),
    ...(sessionId && { sessionId: readId("sessionId", "Session", sessionId) }),
    ...(states && { state: { in: [...states] } }),
    ...(when && { session: session[when] }),
  };
}
