import { z } from "zod";

/** What somebody writes for others to read: a note, an outcome, a report. */
const wordsSchema = (what: string, atMost: number) =>
  z
    .string()
    .trim()
    .min(3, `Please write at least 3 characters: ${what}.`)
    .max(
      atMost,
      `This can hold at most ${atMost.toLocaleString("en")} characters.`,
    )
    .refine((text) => !text.includes("\0"), "This cannot hold NUL characters.");

/** A note for the colleagues. */
export const noteSchema = wordsSchema("what you found or did", 5_000);

/** How it ended, in words that the student may read. */
export const outcomeSchema = wordsSchema("how it ended", 2_000);

/** What a student writes about a problem. */
export const reportSchema = wordsSchema("what is wrong", 2_000);

const day = 86_400_000;
/** Nothing is put off for longer. */
const longestSnoozeDays = 365;

/** Why something cannot be put off until then; null where it can. */
export function refusesSnooze(until: Date, now: Date): string | null {
  if (until <= now) return "Choose a time to come.";
  if (until.getTime() > now.getTime() + longestSnoozeDays * day)
    return "Nothing can be put off for more than a year.";
  return null;
}

/** A student may report so many problems within a day; each wants an answer by a person. */
const reportsPerDay = 5;

/** Why a student cannot report a problem now; null where they can. */
export function refusesReport(asked: {
  isReported: boolean;
  reportsToday: number;
  isOver: boolean;
}): string | null {
  if (asked.isReported)
    return "Your school has your report about this step and is looking at it.";
  if (asked.isOver)
    return "This step is over for you. Please write to your school instead.";
  if (asked.reportsToday >= reportsPerDay)
    return `You have reported ${reportsPerDay} problems since yesterday. Your school is looking at them; please write to it directly if there is more.`;
  return null;
}
