import { carryOn } from "../enrollment/carry-on.ts";
import { lockEnrollment } from "../enrollment/lock.ts";
import type { Tx } from "../transaction.ts";
import { enqueue } from "./enqueue.ts";
import {
  applyInboundMessages,
  enrolAtPartner,
  issueCertificate,
  sendDelivery,
} from "./jobs.ts";

/** How long something may lie before it counts as left behind, in minutes: longer than the longest retry delay. */
const patienceMinutes = 20;
const atOnce = 500;

/**
 * Takes up what was left behind by anything that went wrong: messages never applied, partners never asked, certificates
 * never issued, e-mails never sent, enrollments with no step open, runs whose worker vanished. All of it is harmless to
 * repeat. Returns how many it found.
 */
export async function sweepLeftBehind(tx: Tx, now: Date): Promise<number> {
  const before = new Date(now.getTime() - patienceMinutes * 60_000);
  let found = 0;
  for (const sweepOne of sweeps) found += await sweepOne(tx, before, now);
  return found;
}

type Sweep = (tx: Tx, before: Date, now: Date) => Promise<number>;

const sweeps: Sweep[] = [
  async function unappliedMessages(tx, before) {
    const waiting = await tx.db.inboundMessage.findMany({
      where: { state: "RECEIVED", receivedAt: { lt: before } },
      distinct: ["orderingKey"],
      select: { orderingKey: true },
      take: atOnce,
    });
    for (const { orderingKey } of waiting)
      enqueue(tx, applyInboundMessages, { orderingKey });
    return waiting.length;
  },
  async function unansweredEnrolments(tx, before, now) {
    const unanswered = await tx.db.partnerEnrollment.findMany({
      where: {
        observedState: "UNKNOWN",
        desiredState: "ENROLLED",
        requestedAt: { lt: before },
      },
      select: { id: true, attempt: true },
      take: atOnce,
    });
    for (const { id, attempt } of unanswered)
      enqueue(tx, enrolAtPartner, { partnerEnrollmentId: id, attempt });
    await tx.db.partnerEnrollment.updateMany({
      where: { id: { in: unanswered.map(({ id }) => id) } },
      data: { requestedAt: now },
    });
    return unanswered.length;
  },
  async function missingCertificates(tx, before) {
    const without = await tx.db.enrollment.findMany({
      where: {
        state: "COMPLETED",
        completedAt: { lt: before },
        certificate: null,
      },
      select: { id: true },
      take: atOnce,
    });
    for (const { id } of without)
      enqueue(tx, issueCertificate, { enrollmentId: id });
    return without.length;
  },
  async function unsentDeliveries(tx, before) {
    const queued = await tx.db.delivery.findMany({
      where: { state: "QUEUED", createdAt: { lt: before } },
      select: { id: true },
      take: atOnce,
    });
    for (const { id } of queued) enqueue(tx, sendDelivery, { deliveryId: id });
    return queued.length;
  },
  async function standingEnrollments(tx, before, now) {
    const standing = await tx.db.enrollment.findMany({
      where: {
        state: "ACTIVE",
        updatedAt: { lt: before },
        course: { sequencing: "STRICT" },
        steps: {
          none: {
            required: true,
            openedAt: { not: null },
            state: { in: ["PENDING", "IN_PROGRESS", "FAILED"] },
          },
        },
      },
      select: { id: true },
      take: atOnce,
    });
    for (const { id } of standing) {
      const enrollment = await lockEnrollment(tx, id);
      if (enrollment) await carryOn(tx, enrollment, now);
    }
    return standing.length;
  },
  async function lostRuns(tx, before, now) {
    const { count } = await tx.db.jobRun.updateMany({
      where: { state: "RUNNING", startedAt: { lt: before } },
      data: {
        state: "LOST",
        finishedAt: now,
        error: "The worker stopped before the run ended.",
      },
    });
    return count;
  },
];
