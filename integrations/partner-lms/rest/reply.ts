import { z } from "zod";

/** An id that is safe as one segment of a path and in a database column. */
const externalId = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}]+$/u)
  .refine((id) => id !== "." && id !== "..");

/** Learners are sent to these addresses, so nothing but a web address will do. */
const webAddress = z.url({ protocol: /^https?$/ }).max(2_000);

/** The answer to `POST /enrolments`. */
export const enrolmentReply = z.object({
  id: externalId,
  status: z.enum(["pending", "enrolled", "completed"]),
  launch_url: webAddress.nullish(),
});

const listedEnrolment = z.object({
  id: externalId,
  reference: z.string().nullish(),
  status: z.enum(["pending", "enrolled", "completed", "withdrawn"]),
  launch_url: webAddress.nullish(),
  progress: z.number().min(0).max(100).transform(Math.floor).nullish(),
});

/** One enrolment as `GET /enrolments` lists it. */
export type ListedEnrolment = z.infer<typeof listedEnrolment>;

/** The answer to `GET /enrolments?reference=`. */
export const enrolmentListReply = z.object({ data: z.array(listedEnrolment) });

/** The answer to `POST /enrolments/{id}/launch`. */
export const launchReply = z.object({
  url: webAddress,
  expires_at: z.iso.datetime({ offset: true }).nullish(),
});

/** Where only the status of the answer counts. */
export const anyReply = z.unknown();

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
