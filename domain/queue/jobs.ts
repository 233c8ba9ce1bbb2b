import { z } from "zod";
import { defineJob, type JobDefinition } from "./job.ts";

/** Asks a partner to enrol a student, or to try again under a new key. */
export const enrolAtPartner = defineJob(
  "partner.enrol",
  z.object({ partnerEnrollmentId: z.uuid(), attempt: z.int().positive() }),
  { concurrency: 32, perGroup: 8 },
);

/** Tells a partner that a student will not come. */
export const withdrawAtPartner = defineJob(
  "partner.withdraw",
  z.object({ partnerEnrollmentId: z.uuid() }),
  { concurrency: 12, perGroup: 2 },
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

/** Prints a revision of a certificate that holds already: its document and its badge. */
export const printCertificate = defineJob(
  "certificate.print",
  z.object({ certificateId: z.uuid(), revision: z.int().positive() }),
  { batchSize: 10 },
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

/** Compares what we want and believe with what a partner says, page by page. */
export const reconcilePartner = defineJob(
  "partner.reconcile",
  z.object({ partnerId: z.uuid() }),
  {
    concurrency: 6,
    perGroup: 1,
    onePerKey: true,
    expireInSeconds: 600,
    retryLimit: 3,
  },
);

/** Begins a comparison with every partner that can be asked for its enrolments. */
export const reconcilePartners = defineJob(
  "partner.reconcileAll",
  z.object({}),
  { retryLimit: 0, batchSize: 1, concurrency: 1 },
);

/** Puts jobs that failed for good back into their queue: these, or all where none is named. */
export const redriveDeadJobs = defineJob(
  "queue.redrive",
  z.object({
    queue: z.string().max(100),
    jobIds: z.array(z.uuid()).min(1).max(1000).nullable(),
  }),
  { batchSize: 1, concurrency: 1 },
);

/** Looks whether a partner that was down is back, and lets what waits for it go on, gently. */
export const drainPartner = defineJob(
  "partner.drain",
  z.object({ partnerId: z.uuid() }),
  {
    concurrency: 16,
    perGroup: 1,
    onePerKey: true,
    expireInSeconds: 900,
    retryLimit: 3,
  },
);

/** Folds what the event log says into the tallies. */
export const foldTallies = defineJob("pipeline.fold", z.object({}), {
  retryLimit: 0,
  batchSize: 1,
  concurrency: 1,
  expireInSeconds: 300,
});

/** Looks for steps that are at risk, breached or stuck by now, and for those that no longer are. */
export const watchLateness = defineJob("pipeline.lateness", z.object({}), {
  retryLimit: 0,
  batchSize: 1,
  concurrency: 1,
  expireInSeconds: 300,
});

/** Reads the event log on: alerts the staff, and ends the work on what moved on by itself. */
export const watchForStaff = defineJob("alert.watch", z.object({}), {
  retryLimit: 0,
  batchSize: 10,
  concurrency: 1,
  expireInSeconds: 120,
});

/** Writes the staff's digest of what was raised since the last one. */
export const writeDigest = defineJob("alert.digest", z.object({}), {
  retryLimit: 2,
  batchSize: 1,
  concurrency: 1,
});

/** Tells the partner that a student left for another one. */
export const leavePartner = defineJob(
  "partner.leave",
  z.object({ departureId: z.uuid() }),
  { concurrency: 6, perGroup: 2 },
);

/** Carries a bulk operation on, some rows at a time. */
export const runBulkOperation = defineJob(
  "bulk.run",
  z.object({ operationId: z.uuid() }),
  { batchSize: 1, concurrency: 2, expireInSeconds: 300 },
);

/** Sets certificates whose time is over to expired, and tells people before theirs is. */
export const expireCertificates = defineJob(
  "certificate.expire",
  z.object({}),
  {
    retryLimit: 2,
    batchSize: 1,
    concurrency: 1,
  },
);

/** Replaces the key that signs launches of LTI tools, where it is old enough. */
export const rotateSigningKey = defineJob("signing-key.rotate", z.object({}), {
  retryLimit: 2,
  batchSize: 1,
  concurrency: 1,
});

/** Forgets launches of LTI tools that are long over, and what tools said in tokens that are good no more. */
export const forgetLaunches = defineJob("lti.forget", z.object({}), {
  retryLimit: 2,
  batchSize: 1,
  concurrency: 1,
});

/** Makes a product and its prices at Stripe what they are here. */
export const mirrorProduct = defineJob(
  "product.mirror",
  z.object({ productId: z.uuid() }),
  { batchSize: 5 },
);

/** Looks for steps whose coming classes have too few seats, and for those that have enough again. */
export const watchSeats = defineJob("report.seats", z.object({}), {
  retryLimit: 0,
  batchSize: 1,
  concurrency: 1,
  expireInSeconds: 120,
});

/** Asks Stripe for the subscription that an order began, and keeps the license by it. */
export const observeLicense = defineJob(
  "license.observe",
  z.object({ orderId: z.uuid() }),
);

/** Has Stripe end the subscription of the license that an order began. */
export const endLicense = defineJob(
  "license.end",
  z.object({ orderId: z.uuid() }),
);

/** Suspends the seats of a license that lapsed, or lets them go on, some at a time. */
export const settleLicense = defineJob(
  "license.settle",
  z.object({ licenseId: z.uuid() }),
  { batchSize: 5, expireInSeconds: 600 },
);

/** Looks for licenses whose days of grace are over, and has Stripe asked before they lapse. */
export const watchLicenses = defineJob("license.watch", z.object({}), {
  retryLimit: 0,
  batchSize: 1,
  concurrency: 1,
});

/** Asks Stripe how a payee's new account stands. */
export const observePayee = defineJob(
  "payout.observe",
  z.object({ payoutAccountId: z.uuid() }),
);

/**
 * Sends a payee's share, or takes back of it what refunds ask for. Each is a batch of its own: while it runs, what is enqueued for
 * the same transfer is dropped, so that it must not wait for others to end.
 */
export const settleTransfer = defineJob(
  "payout.settleTransfer",
  z.object({ transferId: z.uuid() }),
  { batchSize: 1, concurrency: 6, onePerKey: true, expireInSeconds: 300 },
);

/** Ends an offer of a seat when its time is over. */
export const expireOffer = defineJob(
  "waitlist.expireOffer",
  z.object({ offerId: z.uuid() }),
);

/** Looks for offers that ran out, for waits that are over, and for free seats for which somebody waits. */
export const watchWaitlists = defineJob("waitlist.watch", z.object({}), {
  retryLimit: 0,
  batchSize: 1,
  concurrency: 1,
  expireInSeconds: 300,
});

/** Takes away what is left of rights whose time is over. */
export const expireEntitlements = defineJob(
  "entitlement.expire",
  z.object({}),
  { retryLimit: 2, batchSize: 1, concurrency: 1, expireInSeconds: 300 },
);

/** Asks Stripe what became of an order's checkout, where nothing was heard of it. */
export const observeOrder = defineJob(
  "order.observe",
  z.object({ orderId: z.uuid() }),
  { batchSize: 10, retryLimit: 3 },
);

/** Asks Stripe to give money back. */
export const sendRefund = defineJob(
  "refund.send",
  z.object({ refundId: z.uuid() }),
  { batchSize: 10 },
);

/** Asks Stripe what became of a refund that is on its way. */
export const observeRefund = defineJob(
  "refund.observe",
  z.object({ refundId: z.uuid() }),
  { batchSize: 10, retryLimit: 3 },
);

/** Asks Stripe whether a dispute is decided. */
export const observeDispute = defineJob(
  "dispute.observe",
  z.object({ disputeId: z.uuid() }),
  { batchSize: 10, retryLimit: 3 },
);

/** Folds what moved of money, classes and needs of seats into the figures of the reports. */
export const foldReports = defineJob("report.fold", z.object({}), {
  retryLimit: 0,
  batchSize: 1,
  concurrency: 1,
  expireInSeconds: 120,
});

/** Every kind of job; queues are made from this list. */
export const jobDefinitions: readonly JobDefinition[] = [
  enrolAtPartner,
  withdrawAtPartner,
  applyInboundMessages,
  advanceEnrollment,
  issueCertificate,
  sendDelivery,
  sweep,
  reconcilePartner,
  reconcilePartners,
  redriveDeadJobs,
  drainPartner,
  foldTallies,
  watchLateness,
  watchForStaff,
  writeDigest,
  leavePartner,
  runBulkOperation,
  expireCertificates,
  printCertificate,
  rotateSigningKey,
  forgetLaunches,
  watchSeats,
  foldReports,
  mirrorProduct,
  sendRefund,
  observeRefund,
  observeDispute,
  observeOrder,
  observeLicense,
  endLicense,
  settleLicense,
  watchLicenses,
  settleTransfer,
  observePayee,
  expireOffer,
  watchWaitlists,
  expireEntitlements,
];
