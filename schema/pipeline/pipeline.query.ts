import { measurePipeline } from "@throughline/domain/pipeline/pipeline.metrics";
import { pipelineStart } from "@throughline/domain/pipeline/pipeline-start";
import { builder } from "../builder.ts";
import { badInput } from "../error/bad-input.ts";
import { readId } from "../enrollment/enrollments.query.ts";
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
      at: t.arg({
        type: "DateTime",
        required: false,
        description:
          "A past instant: the pipeline as it stood then, computed from the event log.",
      }),
    },
    resolve(_root, { courseId, at }, { db, now }) {
      const id = readId("courseId", "Course", courseId);
      if (at && at > now())
        throw badInput("at", "Give an instant that has passed.");
      return measurePipeline(db, { courseId: id, at }, now());
    },
  }),
);

builder.queryField("pipelineStart", (t) =>
  t.field({
    type: "DateTime",
    nullable: true,
    description:
      "The earliest instant for which a course's pipeline can be asked. Null where nothing has happened yet.",
    authScopes: { staff: true },
    args: { courseId: t.arg.id() },
    resolve: (_root, { courseId }, { db }) =>
      pipelineStart(db, readId("courseId", "Course", courseId)),
  }),
);
