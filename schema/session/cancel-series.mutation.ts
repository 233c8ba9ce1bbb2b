import { reasonSchema } from "@throughline/domain/person/person.rules";
import { cancelSeries } from "@throughline/domain/session/cancel-series";
import { restOfSeries } from "@throughline/domain/session/rest-of-series";
import { z } from "zod";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { failures, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { Session } from "./session.type.ts";

interface Rest {
  sessionIds: string[];
}

const RestOfSeries = builder.objectRef<Rest>("RestOfSeries").implement({
  description:
    "What calling off a class and all that follow in its series would touch.",
  authScopes: { staff: true },
  fields: (t) => ({
    sessions: t.prismaField({
      type: [Session],
      description: "Soonest first, this one too.",
      resolve: classesOf,
    }),
    bookingCount: t.int({
      description: "Seats that are booked, or held for an offer.",
      resolve: ({ sessionIds }, _args, { db }) =>
        db.booking.count({ where: active(sessionIds) }),
    }),
    studentCount: t.int({
      description: "How many students these seats belong to.",
      resolve: async ({ sessionIds }, _args, { db }) => {
        const students = await db.booking.groupBy({
          by: ["personId"],
          where: active(sessionIds),
        });
        return students.length;
      },
    }),
    waitingCount: t.int({
      description: "How many wait for a seat.",
      resolve: ({ sessionIds }, _args, { db }) =>
        db.waitlistEntry.count({
          where: { sessionId: { in: sessionIds }, state: "WAITING" },
        }),
    }),
  }),
});

function classesOf(
  query: object,
  { sessionIds }: Rest,
  _args: object,
  { db }: Context,
) {
  return db.session.findMany({
    ...query,
    where: { id: { in: sessionIds } },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
  });
}

const active = (sessionIds: string[]) => ({
  sessionId: { in: sessionIds },
  state: { in: ["HELD" as const, "BOOKED" as const] },
});

builder.prismaObjectField(Session, "restOfSeries", (t) =>
  t.field({
    type: RestOfSeries,
    nullable: true,
    description: "Null for a class that belongs to no series.",
    authScopes: { staff: true },
    select: { seriesId: true, startsAt: true },
    resolve: async (session, _args, { db, now }) => {
      if (session.seriesId === null) return null;
      const sessions = await restOfSeries(db, session, now());
      return { sessionIds: sessions.map(({ id }) => id) };
    },
  }),
);

const CancelSeriesInput = builder.inputType("CancelSeriesInput", {
  fields: (t) => ({
    sessionId: t.id({ description: "The first class that is called off." }),
    reason: t.string({
      description: "Why; at least 3 characters. Attendees read it.",
    }),
  }),
});

const inputSchema = z.object({
  sessionId: nodeIdOf("Session"),
  reason: reasonSchema,
});

const CanceledSeries = builder.objectRef<Rest>("CanceledSeries").implement({
  description: "The classes of a series that were called off together.",
  authScopes: { staff: true },
  fields: (t) => ({
    sessions: t.prismaField({
      type: [Session],
      description: "Soonest first.",
      resolve: classesOf,
    }),
  }),
});

builder.mutationField("cancelSeries", (t) =>
  t.field({
    type: CanceledSeries,
    description:
      "Calls off a class and all that follow in its series, each as `cancelSession` does. Answers those that were called off now; repeating it changes nothing.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: CancelSeriesInput }) },
    async resolve(_root, { input }, { transact, now }) {
      const wanted = parseInput(inputSchema, input);
      return succeed(await cancelSeries(transact, wanted, now));
    },
  }),
);
