import { countJobs } from "@throughline/domain/queue/count-jobs";
import { redriveJobs } from "@throughline/domain/queue/redrive-jobs";
import { z } from "zod";
import { builder } from "../builder.ts";
import { failures, succeed } from "../error/user-error.type.ts";
import { parseInput } from "../input.ts";
import { JobQueue } from "./job-queue.query.ts";

const RedriveJobsInput = builder.inputType("RedriveJobsInput", {
  fields: (t) => ({
    queue: t.string({
      description: "Where they failed, such as `jobQueues` names it.",
    }),
    jobIds: t.stringList({
      required: false,
      description: "Those of `deadJobs`; all of the queue where left out.",
    }),
  }),
});

const inputSchema = z.object({
  queue: z.string().min(1).max(100),
  jobIds: z
    .array(z.uuid("This is not the id of a job."))
    .min(1, "Name one at least, or leave it out for all.")
    .max(1000, "At most 1000 at once.")
    .nullish()
    .transform((ids) => ids ?? null),
});

builder.mutationField("redriveJobs", (t) =>
  t.field({
    type: JobQueue,
    description:
      "Takes jobs that failed for good up again, after what was wrong has been mended. A worker does so within seconds.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: RedriveJobsInput }) },
    async resolve(_root, { input }, { db, transact, now }) {
      const wanted = parseInput(inputSchema, input);
      const { queue } = succeed(
        await transact((tx) => Promise.resolve(redriveJobs(tx, wanted, now()))),
      );
      const counts = await countJobs(db);
      const found = counts.find(({ name }) => name === queue);
      if (!found) throw new Error(`there is no queue ${queue}`);
      return found;
    },
  }),
);
