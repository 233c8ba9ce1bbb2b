import { measurePipeline } from "@throughline/domain/pipeline/pipeline.metrics";
import { defaultStuckDays } from "@throughline/domain/pipeline/pipeline.rules";
import { builder } from "../builder.ts";
import { readId, requireDays } from "../enrollment/enrollments.query.ts";
import { Pipeline } from "./pipeline.type.ts";

builder.queryField("pipeline", (t) =>
  t.field({
    type: Pipeline,
    nullable: true,
    description:
      "Where the students of a course are. Null for a course that is not there.",
    authScopes: { staff: true },
    args: {
      courseId: t.arg.id(),
      stuckAfterDays: t.arg.int({
        defaultValue: defaultStuckDays,
        description: "1 to 365.",
      }),
    },
    async resolve(_root, { courseId, stuckAfterDays }, { db, now }) {
      const id = readId("courseId", "Course", courseId);
      requireDays("stuckAfterDays", stuckAfterDays);
      if (
        !(await db.course.findUnique({ where: { id }, select: { id: true } }))
      )
        return null;
      return measurePipeline(db, { courseId: id, stuckAfterDays }, now());
    },
  }),
);
