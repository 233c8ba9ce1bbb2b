import { query } from "@throughline/web/request.server";
import { z } from "zod";
import { settle, type Settled } from "../outcome.ts";
import { Ignore, Match, Replay } from "./message.query.ts";

const order = z.discriminatedUnion("command", [
  z.object({ command: z.literal("replay") }),
  z.object({
    command: z.literal("ignore"),
    reason: z.string().max(5_000).default(""),
  }),
  z.object({
    command: z.literal("match"),
    place: z.string().max(200).default(""),
    remember: z.literal("yes").optional(),
    matchReason: z.string().max(5_000).default(""),
  }),
]);

/** Replays, matches or ignores a webhook as a posted form orders; null where the form makes no sense. */
export async function settleMessage(
  request: Request,
  messageId: string,
  fields: FormData,
): Promise<Settled | null> {
  const read = order.safeParse(Object.fromEntries(fields));
  if (!read.success) return null;
  if (read.data.command === "replay") {
    const input = { messageId };
    return settle((await query(request, Replay, { input })).outcome);
  }
  if (read.data.command === "match") {
    const { place, remember, matchReason } = read.data;
    const input = {
      messageId,
      partnerEnrollmentId: place,
      rememberAddress: remember !== undefined,
      reason: matchReason,
    };
    return settle((await query(request, Match, { input })).outcome);
  }
  const input = { messageId, reason: read.data.reason };
  return settle((await query(request, Ignore, { input })).outcome);
}
