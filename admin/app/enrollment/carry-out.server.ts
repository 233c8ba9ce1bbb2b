import { query } from "@throughline/web/request.server";
import { z } from "zod";
import { settle, type Settled } from "../outcome.ts";
import { enrollmentCommandSchema, stepCommandSchema } from "./command.ts";
import {
  Advance,
  enrollmentMutations,
  GrantRight,
  Move,
  stepMutations,
} from "./mutations.ts";

const reason = z.string().max(5_000).default("");
const order = z.union([
  z.object({
    command: z.literal("move"),
    stepId: z.string(),
    partnerId: z.string().max(200).default(""),
    courseRef: z.string().max(5_000).default(""),
    reason,
  }),
  z.object({
    command: stepCommandSchema.exclude(["move"]),
    stepId: z.string(),
    evidence: z.string().max(5_000).default(""),
    evidenceUrl: z.string().max(5_000).default(""),
    reason,
  }),
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
  if ("courseRef" in wanted) {
    const { command: _move, ...input } = wanted;
    const { outcome } = await query(request, Move, { input });
    return settle(outcome);
  }
  if (wanted.command === "grantRight") {
    const { stepId, reason } = wanted;
    const input = { stepId, reason };
    const { outcome } = await query(request, GrantRight, { input });
    return settle(outcome);
  }
  if ("stepId" in wanted) {
    const { command, evidence, evidenceUrl, ...input } = wanted;
    const { outcome } = await query(request, stepMutations[command], {
      input: { ...input, evidence: evidenceOf(evidence, evidenceUrl) },
    });
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

/** A link without words stands for itself. */
function evidenceOf(evidence: string, evidenceUrl: string) {
  const url = evidenceUrl.trim();
  const description = evidence.trim() || url.slice(0, 200);
  return description ? { description, url: url || null } : null;
}
