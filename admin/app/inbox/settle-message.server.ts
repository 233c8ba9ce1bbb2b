import { query } from "@throughline/web/request.server";
import { z } from "zod";
import { settle, type Settled } from "../outcome.ts";
import { Ignore, Replay } from "./message.query.ts";

const order = z.discriminatedUnion("command", [
  z.object({ command: z.literal("replay") }),
  z.object({
    command: z.literal("ignore"),
    reason: z.string().max(5_000).default(""),
  }),
]);

/** Replays or ignores a webhook as a posted form orders; null where the form makes no sense. */
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
  const input = { messageId, reason: read.data.reason };
  return settle((await query(request, Ignore, { input })).outcome);
}
