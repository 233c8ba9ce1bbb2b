import { builder } from "../builder.ts";
import { CourseStep } from "../course/course.type.ts";
import { Session } from "../session/session.type.ts";

/** More coming classes of a step than a page can show. */
const CLASSES_AT_MOST = 200;

builder.prismaObjectField(CourseStep, "classes", (t) =>
  t.field({
    type: [Session],
    description: `The coming classes by which it may be taken, soonest first; at most ${CLASSES_AT_MOST}.`,
    args: { first: t.arg.int({ defaultValue: 50 }) },
    select: ({ first }, { now }, nestedSelection) => ({
      options: {
        select: { session: nestedSelection() },
        where: { session: { state: "SCHEDULED", startsAt: { gt: now() } } },
        orderBy: { session: { startsAt: "asc" } },
        take: Math.min(Math.max(first, 0), CLASSES_AT_MOST),
      },
    }),
    resolve: ({ options }) => options.map(({ session }) => session) as never,
  }),
);
