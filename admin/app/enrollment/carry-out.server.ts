import { query } from "@throughline/web/request.server";
import { z } from "zod";
import { settle, type Settled } from "../outcome.ts";
import { enrollmentCommandSchema, stepCommandSchema } from "./command.ts";
import { Advance, enrollmentMutations, stepMutations } from "./mutations.ts";

const reason = z.string().max(5_000).default("");
const order = z.union([
  z.object({ command: stepCommandSchema, stepId: z.string(), reason }),
  z.object({ command: enrollmentCommandSchema, reason }),
]);

/** Asks the api for what a posted form orders; null where the form makes no sense. The api judges the reason. */
export async function carryOut(
  request: Request,
  enrollmentId: string,
  fields: FormData,
): Promise<Settled | null> {
  const read = order.safeParse(Object.fromEntries(fields));
  if (!read.success) return null;
  const { data: wanted } = read;
  if ("stepId" in wanted) {
    const { command, ...input } = wanted;
    const { outcome } = await query(request, stepMutations[command], { input });
    return settle(outcome);
  }
  if (wanted.command === "advance") {
    const input = { enrollmentId };
    const { outcome } = await query(request, Advance, { input });
    return settle(outcome);
  }
  const input = { enrollmentId, reason: wanted.reason };
  const { outcome } = await query(
    request,
    enrollmentMutations[wanted.command],
    { input },
  );
  return settle(outcome);
}
