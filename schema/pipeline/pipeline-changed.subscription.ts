import type { LoggedEvent } from "@throughline/domain/event/read";
import {
  measurePipeline,
  type PipelineMetrics,
} from "@throughline/domain/pipeline/pipeline.metrics";
import type { Context } from "../context.ts";
import { builder } from "../builder.ts";
import { readId } from "../enrollment/enrollments.query.ts";
import { coalesce } from "../event/coalesce.ts";
import { followLog } from "../event/follow-log.ts";
import { followingArgs } from "../event/following-args.ts";
import { Pipeline } from "./pipeline.type.ts";

/** A busy course changes many times a second; eyes are content with four. */
const quietMs = 250;

const PipelineChanged = builder
  .objectRef<LoggedEvent>("PipelineChanged")
  .implement({
    authScopes: { staff: true },
    fields: (t) => ({
      cursor: t.exposeString("cursor", {
        description: "Give it as `after` to go on from here.",
      }),
      pipeline: t.field({
        type: Pipeline,
        description: "As it stands after the change.",
        resolve: (event, _args, context) => measureOnce(event, context),
      }),
    }),
  });

builder.subscriptionField("pipelineChanged", (t) =>
  t.field({
    type: PipelineChanged,
    description:
      "The pipeline of a course after each change; changes within a quarter of a second come as one.",
    authScopes: { staff: true },
    args: {
      courseId: t.arg.id(),
      ...followingArgs,
    },
    subscribe(_root, { courseId, ...following }, { feed }) {
      const id = readId("courseId", "Course", courseId);
      return coalesce(
        followLog(feed, following, (event) => event.courseId === id, {
          courseId: id,
        }),
        quietMs,
      );
    },
    resolve: (event) => event,
  }),
);

/** All staff see the same pipeline, so that viewers of one change share one reading. */
const measured = new Map<string, Promise<PipelineMetrics>>();

function measureOnce(
  event: LoggedEvent,
  { db, now }: Context,
): Promise<PipelineMetrics> {
  const { courseId } = event;
  if (!courseId) throw new Error(`event ${event.id} is of no course`);
  const key = `${courseId} ${event.cursor}`;
  const known = measured.get(key);
  if (known) return known;
  const measuring = measureExisting(db, courseId, now());
  measured.set(key, measuring);
  setTimeout(() => measured.delete(key), 2 * quietMs).unref();
  return measuring;
}

async function measureExisting(
  db: Context["db"],
  courseId: string,
  now: Date,
): Promise<PipelineMetrics> {
  const pipeline = await measurePipeline(db, { courseId }, now);
  if (!pipeline) throw new Error(`course ${courseId} has events and is gone`);
  return pipeline;
}
