import { query } from "@throughline/web/request.server";
import { z } from "zod";
import { settle, type Settled } from "../outcome.ts";
import { requireStaff } from "../staff.server.ts";
import { snoozeChoices, snoozeUntil } from "./snooze-until.ts";
import { Assign, Note, Reopen, Resolve, Snooze } from "./work.mutations.ts";

const key = z.string().max(100);
const text = z.string().max(10_000).default("");
const person = z
  .string()
  .max(200)
  .transform((id) => id || null)
  .nullish();
const order = z.discriminatedUnion("work", [
  z.object({ work: z.literal("take"), key, seen: person }),
  z.object({ work: z.literal("assign"), key, assignee: person, seen: person }),
  z.object({ work: z.literal("note"), key, text }),
  z.object({
    work: z.literal("snooze"),
    key,
    until: z.enum(snoozeChoices).default("tomorrow"),
    day: z.string().max(20).default(""),
  }),
  z.object({ work: z.literal("resolve"), key, outcome: text }),
  z.object({
    work: z.literal("reopen"),
    interventionId: z.string().max(200),
    reason: text,
  }),
]);

/** Asks the api for what a posted form orders; null where the form makes no sense. The api judges the words. */
export async function doWork(
  request: Request,
  fields: FormData,
): Promise<Settled | null> {
  const read = order.safeParse(Object.fromEntries(fields));
  if (!read.success) return null;
  const { data: wanted } = read;
  const viewer = await requireStaff(request);
  switch (wanted.work) {
    case "take":
      return settled(
        query(request, Assign, {
          input: {
            key: wanted.key,
            assigneeId: viewer.person.id,
            seenAssigneeId: wanted.seen ?? null,
          },
        }),
      );
    case "assign":
      return settled(
        query(request, Assign, {
          input: {
            key: wanted.key,
            assigneeId: wanted.assignee ?? null,
            seenAssigneeId: wanted.seen ?? null,
          },
        }),
      );
    case "note": {
      const input = { key: wanted.key, text: wanted.text };
      return settled(query(request, Note, { input }));
    }
    case "snooze": {
      const { timeZone } = viewer.person;
      const until = snoozeUntil(wanted.until, wanted.day, {
        now: new Date(),
        timeZone,
      });
      if (!until) return noDay;
      const input = { key: wanted.key, until: until.toISOString() };
      return settled(query(request, Snooze, { input }));
    }
    case "resolve": {
      const input = { key: wanted.key, outcome: wanted.outcome };
      return settled(query(request, Resolve, { input }));
    }
    case "reopen": {
      const { interventionId, reason } = wanted;
      return settled(
        query(request, Reopen, { input: { interventionId, reason } }),
      );
    }
  }
}

const noDay: Settled = {
  kind: "failed",
  problems: [{ field: "day", message: "Choose a day to come." }],
};

const settled = async (
  asking: Promise<{ outcome: Parameters<typeof settle>[0] }>,
) => settle((await asking).outcome);
