import { z } from "zod";

const complaint = z.object({
  error: z
    .union([z.string(), z.object({ message: z.string() })])
    .optional()
    .catch(undefined),
  message: z.string().optional().catch(undefined),
});

/**
 * The partner's own words for why it said no, in one line of at most 300 characters; null if it gave none.
 * Control characters are taken out, because the words are stored and shown.
 */
export function complaintOf(body: unknown): string | null {
  const parsed = complaint.safeParse(body);
  if (!parsed.success) return null;
  const { error, message } = parsed.data;
  const words = (typeof error === "object" ? error.message : error) ?? message;
  const line = words?.replace(/[\p{Cc}\s]+/gu, " ").trim();
  return line === undefined || line === ""
    ? null
    : line.toWellFormed().slice(0, 300);
}
