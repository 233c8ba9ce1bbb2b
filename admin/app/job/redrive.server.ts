import { query } from "@throughline/web/request.server";
import { z } from "zod";
import { settle, type Settled } from "../outcome.ts";
import { Redrive } from "./dead-job.query.ts";

const order = z.object({
  queue: z.string().min(1).max(100),
  jobId: z.string().max(100).optional(),
});

/** Takes one dead job of a queue up again, or all where the posted form names none; null where the form makes no sense. */
export async function redrive(
  request: Request,
  fields: FormData,
): Promise<Settled | null> {
  const read = order.safeParse(Object.fromEntries(fields));
  if (!read.success) return null;
  const { queue, jobId } = read.data;
  const input = { queue, jobIds: jobId === undefined ? null : [jobId] };
  return settle((await query(request, Redrive, { input })).outcome);
}
