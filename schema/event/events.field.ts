import { builder } from "../builder.ts";
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
    description: "What happened to the person, newest first.",
    resolve: (query, { id }, _args, { db }) =>
      db.domainEvent.findMany({
        ...query,
        where: { personId: id },
        ...newestFirst,
      }),
  }),
);

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
