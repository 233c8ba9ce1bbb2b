import { builder } from "../builder.ts";
import { badInput } from "../error/bad-input.ts";
import { readId } from "../enrollment/enrollments.query.ts";
import { Session } from "../session/session.type.ts";

const DAY_MS = 86_400_000;
const DAYS_AT_MOST = 100;
const CLASSES_AT_MOST = 1_000;

builder.queryField("classes", (t) =>
  t.prismaField({
    type: [Session],
    description: `The classes that begin between two instants, soonest first: what a calendar shows. At most ${DAYS_AT_MOST} days and ${CLASSES_AT_MOST} classes.`,
    authScopes: { anyone: true },
    args: {
      from: t.arg({ type: "DateTime" }),
      until: t.arg({ type: "DateTime" }),
      courseId: t.arg.id({ required: false }),
    },
    resolve(query, _root, { from, until, courseId }, { db }) {
      if (until <= from) throw badInput("until", "It must be after `from`.");
      if (until.getTime() - from.getTime() > DAYS_AT_MOST * DAY_MS)
        throw badInput("until", `Ask for at most ${DAYS_AT_MOST} days.`);
      const ofCourse = courseId && readId("courseId", "Course", courseId);
      const offered = { courseStep: { retiredAt: null } };
      return db.session.findMany({
        ...query,
        where: {
          state: "SCHEDULED",
          startsAt: { gte: from, lt: until },
          // Row-level security leaves out the classes, and the steps, of courses that the viewer may not see.
          ...(ofCourse
            ? {
                options: {
                  some: { courseStep: { retiredAt: null, courseId: ofCourse } },
                },
              }
            : {
                OR: [{ options: { some: offered } }, { options: { none: {} } }],
              }),
        },
        orderBy: [{ startsAt: "asc" }, { id: "asc" }],
        take: CLASSES_AT_MOST,
      });
    },
  }),
);
