import {
  countJobs,
  type JobQueueCounts,
} from "@throughline/domain/queue/count-jobs";
import { builder } from "../builder.ts";

export const JobQueue = builder
  .objectRef<JobQueueCounts>("JobQueue")
  .implement({
    description: "How much waits in a queue.",
    authScopes: { staff: true },
    fields: (t) => ({
      name: t.exposeString("name"),
      waiting: t.exposeInt("waiting"),
      retrying: t.exposeInt("retrying"),
      active: t.exposeInt("active"),
      dead: t.exposeInt("dead", {
        description: "Failed for good; nothing takes them up by itself.",
      }),
    }),
  });

builder.queryField("jobQueues", (t) =>
  t.field({
    type: [JobQueue],
    authScopes: { staff: true },
    resolve: (_root, _args, { db }) => countJobs(db),
  }),
);
