import { data } from "@remix-run/node";
import { readFields, textOf } from "@throughline/web/form-fields.server";
import { query } from "@throughline/web/request.server";
import { z } from "zod";
import type { Problem } from "@throughline/ui";
import { settle } from "../outcome.ts";
import { MarkAllPresent, MarkAttendance } from "./session.mutations.ts";

const order = z.discriminatedUnion("command", [
  z.object({
    command: z.literal("mark"),
    bookingId: z.string().max(200),
    /** Empty takes the mark back. */
    mark: z.enum(["ATTENDED", "NO_SHOW", "EXCUSED", ""]),
  }),
  z.object({ command: z.literal("all") }),
  z.object({
    command: z.literal("undo"),
    bookingIds: z.string().max(1_000_000),
  }),
]);

/** What a form of the roll did: what can be undone at once, and what was not done. */
export interface RollAnswer {
  problems: Problem[];
  /** Who was marked together just now; empty where nobody was. */
  marked: string[];
  wasAll: boolean;
  left: { bookingId: string; reason: string }[];
}

const nothing = { problems: [], marked: [], wasAll: false, left: [] };

/** Asks the api for what a form of the roll orders. Throws a 400 response where the form makes no sense. */
export async function keepRoll(
  request: Request,
  sessionId: string,
): Promise<RollAnswer> {
  const fields = await readFields(request);
  const read = order.safeParse({
    ...Object.fromEntries(fields),
    command: textOf(fields, "command"),
  });
  if (!read.success) throw data(null, { status: 400 });
  const { data: wanted } = read;
  switch (wanted.command) {
    case "mark":
      return markOne(request, wanted.bookingId, wanted.mark || null);
    case "all":
      return markAll(request, sessionId);
    case "undo":
      return takeBack(request, wanted.bookingIds.split(",").filter(Boolean));
  }
}

type Mark = "ATTENDED" | "NO_SHOW" | "EXCUSED" | null;

async function markOne(
  request: Request,
  bookingId: string,
  mark: Mark,
): Promise<RollAnswer> {
  const { outcome } = await query(request, MarkAttendance, {
    input: { bookingId, mark },
  });
  const settled = settle(outcome);
  return settled.kind === "failed"
    ? { ...nothing, problems: settled.problems }
    : nothing;
}

async function markAll(
  request: Request,
  sessionId: string,
): Promise<RollAnswer> {
  const { outcome } = await query(request, MarkAllPresent, {
    input: { sessionId },
  });
  if (outcome.__typename === "MarkedAllPresent") {
    const { bookingIds, left } = outcome;
    return { problems: [], marked: bookingIds, wasAll: true, left };
  }
  const settled = settle(outcome);
  return {
    ...nothing,
    problems: settled.kind === "failed" ? settled.problems : [],
  };
}

async function takeBack(
  request: Request,
  bookingIds: string[],
): Promise<RollAnswer> {
  const problems: Problem[] = [];
  for (const bookingId of bookingIds) {
    const answer = await markOne(request, bookingId, null);
    problems.push(...answer.problems);
  }
  return { ...nothing, problems };
}
