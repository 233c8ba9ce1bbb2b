import { z } from "zod";
import { externalId } from "../external-id.ts";
import { webAddress } from "../web-address.ts";

/** Where only the status of the answer counts: most of the vendor's answers are 204. */
export const anyReply = z.unknown();

/** A registration as the vendor describes it, in answers and in postbacks alike. */
export const registration = z.object({
  id: externalId,
  updated: z.iso.datetime({ offset: true }).nullish(),
  registrationCompletion: z.enum(["UNKNOWN", "INCOMPLETE", "COMPLETED"]),
  registrationSuccess: z.enum(["UNKNOWN", "PASSED", "FAILED"]).nullish(),
  /** 0 to 1. */
  registrationCompletionAmount: z.number().min(0).max(1).nullish(),
  /** 0 to 100. */
  score: z.object({ scaled: z.number().min(0).max(100).nullish() }).nullish(),
  lastAccessDate: z.iso.datetime({ offset: true }).nullish(),
  completedDate: z.iso.datetime({ offset: true }).nullish(),
  course: z.object({ id: z.string() }).nullish(),
  learner: z.object({ id: z.string(), email: z.string().nullish() }).nullish(),
});

/** One learner in one course at SCORM Cloud. */
export type Registration = z.infer<typeof registration>;

/** The answer to `GET /registrations`; `more` is the next page's token. Each entry is yet to be read. */
export const registrationList = z.object({
  registrations: z.array(z.unknown()).max(1_000),
  more: z.string().max(2_000).nullish(),
});

/** The answer to `POST /registrations/{id}/launchLink`. */
export const launchLinkReply = z.object({ launchLink: webAddress });
