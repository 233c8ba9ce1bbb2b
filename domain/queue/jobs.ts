import { z } from "zod";
import { defineJob } from "./job.ts";

/** Asks a partner to enrol a student, or to try again under a new key. */
export const enrolAtPartner = defineJob(
  "partner.enrol",
  z.object({ partnerEnrollmentId: z.uuid(), attempt: z.int().positive() }),
  { batchSize: 10, concurrency: 4 },
);

/** Tells a partner that a student will not come. */
export const withdrawAtPartner = defineJob(
  "partner.withdraw",
  z.object({ partnerEnrollmentId: z.uuid() }),
  { batchSize: 10 },
);

/** Applies, in the order received, all that waits under one ordering key. */
export const applyInboundMessages = defineJob(
  "inbox.apply",
  z.object({ orderingKey: z.string() }),
  { batchSize: 100 },
);

/** Opens the step whose turn has come, where an enrollment was left standing. */
export const advanceEnrollment = defineJob(
  "enrollment.advance",
  z.object({ enrollmentId: z.uuid() }),
);

/** Issues the certificate of a completed enrollment. */
export const issueCertificate = defineJob(
  "certificate.issue",
  z.object({ enrollmentId: z.uuid() }),
  { batchSize: 20 },
);

/** Sends one delivery. Failures that surely sent nothing are retried; an unknown outcome never is. */
export const sendDelivery = defineJob(
  "message.send",
  z.object({ deliveryId: z.uuid() }),
  { batchSize: 10 },
);

/** Looks for what was left behind and takes it up again. */
export const sweep = defineJob("sweep", z.object({}), {
  retryLimit: 0,
  batchSize: 1,
  concurrency: 1,
  expireInSeconds: 120,
});

/** Every kind of job; queues are made from this list. */
export const jobDefinitions = [
  enrolAtPartner,
  withdrawAtPartner,
  applyInboundMessages,
  advanceEnrollment,
  issueCertificate,
  sendDelivery,
  sweep,
];
