import {
  listDeadJobs,
  type DeadJob,
} from "@throughline/domain/queue/list-dead-jobs";
import { builder } from "../builder.ts";

const DeadJobType = builder.objectRef<DeadJob>("DeadJob").implement({
  description: "A job that failed for good; nothing takes it up by itself.",
  authScopes: { staff: true },
  fields: (t) => ({
    id: t.exposeString("id", { description: "For `redriveJobs`." }),
    queue: t.exposeString("queue"),
    payload: t.field({ type: "JSON", resolve: ({ payload }) => payload }),
    reason: t.exposeString("reason", { nullable: true }),
    diedAt: t.expose("diedAt", { type: "DateTime" }),
  }),
});

builder.queryField("deadJobs", (t) =>
  t.field({
    type: [DeadJobType],
    description: "Jobs that failed for good, newest first.",
    authScopes: { staff: true },
    args: {
      queue: t.arg.string({ required: false }),
      first: t.arg.int({ defaultValue: 50, description: "At most 200." }),
    },
    resolve: (_root, { queue, first }, { db }) =>
      listDeadJobs(db, {
        queue: queue ?? null,
        limit: Math.min(Math.max(first, 1), 200),
      }),
  }),
);
