import { JobRunState } from "@throughline/prisma";
import { builder } from "../builder.ts";

const JobRunStateEnum = builder.enumType(JobRunState, { name: "JobRunState" });

export const JobRun = builder.prismaNode("JobRun", {
  nullable: true,
  id: { field: "id" },
  description: "One run of a worker over a batch of one queue's jobs.",
  authScopes: { staff: true },
  fields: (t) => ({
    queue: t.exposeString("queue"),
    worker: t.exposeString("worker"),
    state: t.expose("state", { type: JobRunStateEnum }),
    startedAt: t.expose("startedAt", { type: "DateTime" }),
    finishedAt: t.expose("finishedAt", { type: "DateTime", nullable: true }),
    durationMs: t.exposeInt("durationMs", { nullable: true }),
    records: t.exposeInt("records", {
      description: "Jobs in the batch, or for a sweep the rows that it mended.",
    }),
    failures: t.exposeInt("failures"),
    error: t.exposeString("error", { nullable: true }),
  }),
});

builder.queryField("jobRuns", (t) =>
  t.prismaConnection({
    type: JobRun,
    cursor: "id",
    description: "What the workers did, newest first.",
    authScopes: { staff: true },
    args: {
      queue: t.arg.string({ required: false }),
      states: t.arg({ type: [JobRunStateEnum], required: false }),
    },
    resolve: (query, _root, { queue, states }, { db }) =>
      db.jobRun.findMany({
        ...query,
        where: {
          ...(queue && { queue }),
          ...(states?.length && { state: { in: states } }),
        },
        orderBy: [{ startedAt: "desc" }, { id: "desc" }],
      }),
  }),
);
