import { createSeries } from "@throughline/domain/session/create-series";
import { createSession } from "@throughline/domain/session/create-session";
import { z } from "zod";
import { builder } from "../builder.ts";
import { failures, succeed } from "../error/user-error.type.ts";
import { parseInput } from "../input.ts";
import { Session, SessionSeries } from "./session.type.ts";
import {
  ruleSchema,
  SessionInput,
  sessionInputSchema,
} from "./session.input.ts";

builder.mutationField("createSession", (t) =>
  t.prismaField({
    type: Session,
    description:
      "Plans one class. The same request key finds the class that it planned.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: SessionInput }) },
    async resolve(query, _root, { input }, { db, transact, now }) {
      const wanted = parseInput(sessionInputSchema, input);
      const { sessionId } = succeed(
        await transact((tx) => createSession(tx, wanted, now())),
      );
      return db.session.findUniqueOrThrow({
        ...query,
        where: { id: sessionId },
      });
    },
  }),
);

const SessionSeriesInput = builder.inputType("SessionSeriesInput", {
  fields: (t) => ({
    session: t.field({
      type: SessionInput,
      description: "The first class; `startsLocal` is where the rule begins.",
    }),
    rule: t.string({
      description:
        "An RFC 5545 recurrence rule with an end, such as FREQ=WEEKLY;BYDAY=MO,WE;COUNT=10. Of FREQ=DAILY, WEEKLY or MONTHLY; at most 200 classes.",
    }),
  }),
});

const CreatedSeries = builder
  .objectRef<{ seriesId: string; sessionIds: string[] }>("CreatedSeries")
  .implement({
    authScopes: { staff: true },
    fields: (t) => ({
      series: t.prismaField({
        type: SessionSeries,
        resolve: (query, { seriesId }, _args, { db }) =>
          db.sessionSeries.findUniqueOrThrow({
            ...query,
            where: { id: seriesId },
          }),
      }),
      sessions: t.prismaField({
        type: [Session],
        resolve: (query, { sessionIds }, _args, { db }) =>
          db.session.findMany({
            ...query,
            where: { id: { in: sessionIds } },
            orderBy: [{ startsAt: "asc" }, { id: "asc" }],
          }),
      }),
    }),
  });

builder.mutationField("createSessionSeries", (t) =>
  t.field({
    type: CreatedSeries,
    description:
      "Plans a class that repeats by the wall clock, also when the clocks change. All classes or none; the same request key finds those that it planned.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: SessionSeriesInput }) },
    async resolve(_root, { input }, { transact, now }) {
      const { session, rule } = parseInput(seriesSchema, input);
      return succeed(
        await transact((tx) => createSeries(tx, { ...session, rule }, now())),
      );
    },
  }),
);

const seriesSchema = z.object({
  session: sessionInputSchema,
  rule: ruleSchema,
});
