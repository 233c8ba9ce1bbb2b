import type { Database } from "@throughline/prisma";
import { builder } from "../builder.ts";
import { badInput } from "../error/bad-input.ts";
import { readId } from "../enrollment/enrollments.query.ts";
import { Session, SessionKindEnum, SessionStateEnum } from "./session.type.ts";
import { matchesSession, type SeatLevel } from "./sessions.filter.ts";

const SeatLevelEnum = builder.enumType("SeatLevel", {
  description: "How many seats of a class are left.",
  values: {
    FULL: { description: "None." },
    LOW: { description: "One, or at most a fifth of them; not none." },
    FREE: { description: "Any." },
    EMPTY: { description: "All: nobody has booked." },
  } satisfies Record<SeatLevel, object>,
});

const SessionFilterInput = builder.inputType("SessionFilter", {
  fields: (t) => ({
    from: t.field({
      type: "DateTime",
      required: false,
      description: "Classes that begin then or later.",
    }),
    until: t.field({
      type: "DateTime",
      required: false,
      description: "Classes that begin before.",
    }),
    courseId: t.id({ required: false }),
    courseStepId: t.id({ required: false }),
    instructorId: t.id({ required: false, description: "A person." }),
    taughtByMe: t.boolean({
      required: false,
      description: "The viewer's own classes, as an instructor.",
    }),
    kind: t.field({ type: SessionKindEnum, required: false }),
    states: t.field({ type: [SessionStateEnum], required: false }),
    seats: t.field({
      type: SeatLevelEnum,
      required: false,
      description: "Of classes that are to come.",
    }),
    search: t.string({
      required: false,
      description: "Part of a title, an instructor, a room or a step's label.",
    }),
  }),
});

const orders = {
  SOONEST: [{ startsAt: "asc" }, { id: "asc" }],
  LATEST: [{ startsAt: "desc" }, { id: "desc" }],
} as const;

const SessionOrderEnum = builder.enumType("SessionOrder", {
  values: ["SOONEST", "LATEST"] as const,
});

builder.queryField("sessions", (t) =>
  t.prismaConnection({
    type: Session,
    cursor: "id",
    description: "Classes, by when they begin.",
    authScopes: { signedIn: true },
    args: {
      filter: t.arg({ type: SessionFilterInput, required: false }),
      orderBy: t.arg({ type: SessionOrderEnum, defaultValue: "SOONEST" }),
    },
    totalCount: async (_root, { filter }, context) =>
      context.db.session.count({ where: await where(filter, context) }),
    resolve: async (query, _root, { filter, orderBy }, context) =>
      context.db.session.findMany({
        ...query,
        where: await where(filter, context),
        orderBy: [...orders[orderBy]],
      }),
  }),
);

builder.queryField("session", (t) =>
  t.prismaField({
    type: Session,
    nullable: true,
    authScopes: { signedIn: true },
    args: { id: t.arg.id() },
    resolve: (query, _root, { id }, { db }) =>
      db.session.findUnique({
        ...query,
        where: { id: readId("id", "Session", id) },
      }),
  }),
);

interface Asked {
  db: Database;
  viewer: { personId: string | null };
  now: () => Date;
}

/** The condition that a list's filter means. Throws BAD_USER_INPUT for a foreign id. */
async function where(
  filter: typeof SessionFilterInput.$inferInput | null | undefined,
  { db, viewer, now }: Asked,
) {
  const { courseId, courseStepId, instructorId, taughtByMe, seats, ...rest } =
    filter ?? {};
  if ((rest.search ?? "").length > 200)
    throw badInput("filter.search", "Search for at most 200 characters.");
  const read = (name: string, typename: string, id?: string | null) =>
    id ? readId(`filter.${name}`, typename, id) : null;
  return matchesSession({
    ...rest,
    courseId: read("courseId", "Course", courseId),
    courseStepId: read("courseStepId", "CourseStep", courseStepId),
    instructorId: taughtByMe
      ? (viewer.personId ?? nobody)
      : read("instructorId", "Person", instructorId),
    ids: seats ? await withSeats(db, seats, now()) : null,
  });
}

const nobody = "00000000-0000-0000-0000-000000000000";

/** The classes to come whose seats are as asked. */
async function withSeats(
  db: Database,
  level: SeatLevel,
  now: Date,
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Session"
    WHERE state = 'SCHEDULED' AND "startsAt" > ${now}
      AND CASE ${level}
        WHEN 'FULL' THEN "seatsTaken" = capacity
        WHEN 'LOW' THEN capacity - "seatsTaken" BETWEEN 1 AND greatest(1, capacity / 5)
        WHEN 'EMPTY' THEN "seatsTaken" = 0
        ELSE "seatsTaken" < capacity
      END
    ORDER BY "startsAt" LIMIT 5000`;
  return rows.map(({ id }) => id);
}
