import { z } from "zod";
import { externalId } from "../external-id.ts";
import { webAddress } from "../web-address.ts";

/** The answer to `POST /enrolments`. */
export const enrolmentReply = z.object({
  id: externalId,
  status: z.enum(["pending", "enrolled", "completed"]),
  launch_url: webAddress.nullish(),
});

/** One entry of a list of enrolments. */
export const listedEnrolment = z.object({
  id: externalId,
  reference: z.string().nullish(),
  status: z.enum(["pending", "enrolled", "completed", "withdrawn"]),
  launch_url: webAddress.nullish(),
  progress: z.number().min(0).max(100).transform(Math.floor).nullish(),
  score: z.number().min(0).max(1_000).nullish(),
  updated_at: z.iso.datetime({ offset: true }).nullish(),
  certificate_url: webAddress.nullish(),
});

/** One enrolment as `GET /enrolments` lists it. */
export type ListedEnrolment = z.infer<typeof listedEnrolment>;

/** The answer to `GET /enrolments?reference=`. */
export const enrolmentListReply = z.object({ data: z.array(listedEnrolment) });

/** The answer to `GET /enrolments?cursor=`, each entry yet to be read. */
export const enrolmentPageReply = z.object({
  data: z.array(z.unknown()).max(1_000),
  next: z.string().min(1).max(2_000).nullish(),
});

/** The answer to `GET /enrolments/{id}/certificate`. */
export const certificateReply = z.object({
  url: webAddress,
  issued_at: z.iso.datetime({ offset: true }).nullish(),
});

/** The answer to `POST /enrolments/{id}/launch`. */
export const launchReply = z.object({
  url: webAddress,
  expires_at: z.iso.datetime({ offset: true }).nullish(),
});

/** Where only the status of the answer counts. */
export const anyReply = z.unknown();
