import { builder } from "../builder.ts";
import { badInput } from "../error/bad-input.ts";
import { readId } from "../enrollment/enrollments.query.ts";
import { Session } from "../session/session.type.ts";
import { classesIn, ClassScopeEnum } from "./classes.scope.ts";

const DAY_MS = 86_400_000;
const DAYS_AT_MOST = 100;
const CLASSES_AT_MOST = 1_000;

builder.queryField("classes", (t) =>
  t.prismaField({
    type: [Session],
    description: `The classes that begin between two instants, soonest first: what a calendar shows. At most ${DAYS_AT_MOST} days.`,
    authScopes: { anyone: true },
    args: {
      from: t.arg({ type: "DateTime" }),
      until: t.arg({ type: "DateTime" }),
      courseId: t.arg.id({ required: false }),
      scope: t.arg({ type: ClassScopeEnum, defaultValue: "ALL" }),
      first: t.arg.int({
        defaultValue: CLASSES_AT_MOST,
        description: `At most ${CLASSES_AT_MOST}. Whoever asks for one more than they show knows whether there are more.`,
      }),
    },
    resolve(query, _root, { from, until, courseId, scope, first }, context) {
      if (until <= from) throw badInput("until", "It must be after `from`.");
      if (until.getTime() - from.getTime() > DAYS_AT_MOST * DAY_MS)
        throw badInput("until", `Ask for at most ${DAYS_AT_MOST} days.`);
      if (first < 1 || first > CLASSES_AT_MOST)
        throw badInput("first", `Ask for 1 to ${CLASSES_AT_MOST} classes.`);
      const ofCourse = courseId && readId("courseId", "Course", courseId);
      const offered = { courseStep: { retiredAt: null } };
      return context.db.session.findMany({
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
          AND: classesIn[scope](context.viewer),
        },
        orderBy: [{ startsAt: "asc" }, { id: "asc" }],
        take: first,
      });
    },
  }),
);
