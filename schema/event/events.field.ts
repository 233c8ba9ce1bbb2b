import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { Enrollment } from "../enrollment/enrollment.type.ts";
import { EnrollmentStep } from "../enrollment/enrollment-step.type.ts";
import { Person } from "../person/person.type.ts";
import { DomainEvent } from "./event.type.ts";

const newestFirst = { orderBy: { id: "desc" } } as const;

builder.prismaObjectField(Enrollment, "events", (t) =>
  t.prismaConnection({
    type: DomainEvent,
    cursor: "id",
    description: "What happened to it, newest first.",
    resolve: (query, { id }, _args, { db }) =>
      db.domainEvent.findMany({
        ...query,
        where: { enrollmentId: id },
        ...newestFirst,
      }),
  }),
);

builder.prismaObjectField(EnrollmentStep, "events", (t) =>
  t.prismaConnection({
    type: DomainEvent,
    cursor: "id",
    description: "What happened to it, newest first.",
    resolve: (query, { id }, _args, { db }) =>
      db.domainEvent.findMany({
        ...query,
        where: { enrollmentStepId: id },
        ...newestFirst,
      }),
  }),
);

builder.prismaObjectField(Person, "events", (t) =>
  t.prismaConnection({
    type: DomainEvent,
    cursor: "id",
    description:
      "What happened to the person, and to records merged into it, newest first.",
    resolve: async (query, { id }, _args, context) =>
      context.db.domainEvent.findMany({
        ...query,
        where: {
          personId: { in: [id, ...(await recordsMergedInto(id, context))] },
        },
        ...newestFirst,
      }),
  }),
);

/** Somebody's own former records are known with the login; staff look them up. */
async function recordsMergedInto(
  personId: string,
  { viewer, db }: Context,
): Promise<readonly string[]> {
  if (personId === viewer.personId) return viewer.formerPersonIds;
  const merged = await db.person.findMany({
    where: { mergedIntoId: personId },
    select: { id: true },
  });
  return merged.map(({ id }) => id);
}

builder.queryField("events", (t) =>
  t.prismaConnection({
    type: DomainEvent,
    cursor: "id",
    description: "The whole event log, newest first.",
    authScopes: { staff: true },
    args: { types: t.arg.stringList({ required: false }) },
    resolve: (query, _root, { types }, { db }) =>
      db.domainEvent.findMany({
        ...query,
        where: types?.length ? { type: { in: types } } : {},
        ...newestFirst,
      }),
  }),
);
