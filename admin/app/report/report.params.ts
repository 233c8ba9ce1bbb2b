import { z } from "zod";

const month = z.string().regex(/^[12]\d{3}-(0[1-9]|1[0-2])$/);

/** What an address may ask of a report: one course by its code, and from which month to which. */
export const reportParams = z.object({
  course: z.string().max(100).optional(),
  from: month.optional(),
  to: month.optional(),
});

/** The lists that a figure may lead to. */
const reportLists = [
  "PAYMENTS",
  "REFUNDS",
  "DISPUTES",
  "SHARES",
  "CLASSES",
  "BOOKED",
  "ATTENDED",
  "NO_SHOWS",
  "EXCUSED",
  "UNMARKED",
  "SKIPPED_AHEAD",
  "UNBOOKED",
] as const;

export type ReportList = (typeof reportLists)[number];

/** What an address may ask of the rows behind a figure. `step` is a step's id, `need` when a seat of it is needed; `without` asks for what is of no course. */
export const rowsParams = z.object({
  list: z.enum(reportLists),
  course: z.string().max(100).optional(),
  without: z.literal("course").optional(),
  month: month.optional(),
  currency: z
    .string()
    .regex(/^[a-z]{3}$/)
    .optional(),
  step: z.string().max(200).optional(),
  need: z.enum(["READY", "SOON", "LATER"]).optional(),
});

export type RowsParams = z.infer<typeof rowsParams>;

/** The months of a report that names none: so many before the running one, and so many after it. */
export function monthsAround(
  now: Date,
  { before, after }: { before: number; after: number },
): { from: string; to: string } {
  const monthAt = (offset: number) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset, 1))
      .toISOString()
      .slice(0, 7);
  return { from: monthAt(-before), to: monthAt(after) };
}

/** Classes are planned ahead, so that their report begins with two coming months as well. */
export const classesAhead = { ahead: 2 };

/** The months from which a filter lets choose, newest first: two years back and half a year ahead. */
export function monthChoices(now: Date): string[] {
  return Array.from({ length: 31 }, (_, index) => {
    const { to } = monthsAround(now, { before: 0, after: 6 - index });
    return to;
  });
}
