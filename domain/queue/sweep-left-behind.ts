import { unheardDisputes } from "../dispute/unheard-disputes.ts";
import {
  lapsedSeats,
  unendedLicenses,
  unheardLicenses,
  unknownLicenses,
} from "../license/unsettled-licenses.ts";
import { unheardOrders, unnotedOrders } from "../order/unheard-orders.ts";
import {
  unheardPayees,
  unsettledTransfers,
} from "../payout/unsettled-transfers.ts";
import { unheardRefunds } from "../refund/unheard-refunds.ts";
import { unsentRefunds } from "../refund/unsent-refunds.ts";
import type { Tx } from "../transaction.ts";
import { enqueue } from "./enqueue.ts";
import {
  advanceEnrollment,
  applyInboundMessages,
  enrolAtPartner,
  issueCertificate,
  leavePartner,
  mirrorProduct,
  runBulkOperation,
  sendDelivery,
  withdrawAtPartner,
} from "./jobs.ts";

/** How long something may lie before it counts as left behind, in minutes: longer than all retries of a job take. */
const patienceMinutes = 20;
const atOnce = 500;

/** Looks for one kind of thing that was left behind since before a time, and enqueues what takes it up. Returns how many. */
export type Sweep = (tx: Tx, before: Date, now: Date) => Promise<number>;

/**
 * All that can be left behind by anything that goes wrong, each to be looked for in a transaction of its own. What takes it up
 * is harmless to repeat, and enqueued at most once in a while, however often the sweep comes by.
 */
export const sweeps: readonly Sweep[] = [
  async function unappliedMessages(tx, before) {
    const waiting = await tx.db.inboundMessage.findMany({
      where: { state: "RECEIVED", receivedAt: { lt: before } },
      distinct: ["orderingKey"],
      select: { orderingKey: true },
      take: atOnce,
    });
    for (const { orderingKey } of waiting)
      enqueue(
        tx,
        applyInboundMessages,
        { orderingKey },
        { oncePer: orderingKey },
      );
    return waiting.length;
  },
  async function unansweredEnrolments(tx, before) {
    const unanswered = await tx.db.partnerEnrollment.findMany({
      where: {
        observedState: "UNKNOWN",
        desiredState: "ENROLLED",
        requestedAt: { lt: before },
        // What waits with a time is the drain's, and what was asked just now is still under way.
        retryAt: null,
        OR: [{ syncedAt: null }, { syncedAt: { lt: before } }],
      },
      orderBy: { updatedAt: "asc" },
      select: { id: true, attempt: true, partnerId: true },
      take: atOnce,
    });
    for (const { id, attempt, partnerId } of unanswered)
      enqueue(
        tx,
        enrolAtPartner,
        { partnerEnrollmentId: id, attempt },
        { oncePer: `${id}.${attempt}`, group: partnerId },
      );
    return unanswered.length;
  },
  async function untoldDepartures(tx, before) {
    const untold = await tx.db.partnerDeparture.findMany({
      where: { toldAt: null, lastError: null, leftAt: { lt: before } },
      orderBy: { leftAt: "asc" },
      select: { id: true, partnerId: true },
      take: atOnce,
    });
    for (const { id, partnerId } of untold)
      enqueue(
        tx,
        leavePartner,
        { departureId: id },
        { oncePer: id, group: partnerId },
      );
    return untold.length;
  },
  async function untoldWithdrawals(tx, before) {
    const untold = await tx.db.partnerEnrollment.findMany({
      where: {
        desiredState: "WITHDRAWN",
        observedState: { in: ["UNKNOWN", "ENROLLED"] },
        lastError: null,
        updatedAt: { lt: before },
        retryAt: null,
      },
      select: { id: true, partnerId: true },
      take: atOnce,
    });
    for (const { id, partnerId } of untold)
      enqueue(
        tx,
        withdrawAtPartner,
        { partnerEnrollmentId: id },
        { oncePer: id, group: partnerId },
      );
    return untold.length;
  },
  async function missingCertificates(tx, before) {
    const without = await tx.db.enrollment.findMany({
      where: {
        state: "COMPLETED",
        completedAt: { lt: before },
        completedElsewhere: false,
        certificate: null,
      },
      select: { id: true },
      take: atOnce,
    });
    for (const { id } of without)
      enqueue(tx, issueCertificate, { enrollmentId: id }, { oncePer: id });
    return without.length;
  },
  async function unsentDeliveries(tx, before) {
    const queued = await tx.db.delivery.findMany({
      where: {
        state: "QUEUED",
        createdAt: { lt: before },
        OR: [{ claimedAt: null }, { claimedAt: { lt: before } }],
      },
      select: { id: true },
      take: atOnce,
    });
    for (const { id } of queued)
      enqueue(tx, sendDelivery, { deliveryId: id }, { oncePer: id });
    return queued.length;
  },
  async function standingEnrollments(tx, before) {
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
    for (const { id } of standing)
      enqueue(tx, advanceEnrollment, { enrollmentId: id }, { oncePer: id });
    return standing.length;
  },
  async function standingOperations(tx, before) {
    const standing = await tx.db.bulkOperation.findMany({
      where: {
        state: { in: ["PLANNING", "RUNNING", "UNDOING"] },
        createdAt: { lt: before },
      },
      select: { id: true },
      take: atOnce,
    });
    for (const { id } of standing)
      enqueue(tx, runBulkOperation, { operationId: id }, { oncePer: id });
    return standing.length;
  },
  async function unmirroredProducts(tx, before) {
    const untold = await tx.db.product.findMany({
      where: {
        mirroredAt: null,
        state: { not: "DRAFT" },
        updatedAt: { lt: before },
      },
      select: { id: true },
      take: atOnce,
    });
    for (const { id } of untold)
      enqueue(tx, mirrorProduct, { productId: id }, { oncePer: id });
    return untold.length;
  },
  unheardOrders,
  unnotedOrders,
  unsentRefunds,
  unheardRefunds,
  unheardDisputes,
  unknownLicenses,
  unheardLicenses,
  unendedLicenses,
  lapsedSeats,
  unsettledTransfers,
  unheardPayees,
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

/** The time before which a thing that lies counts as left behind. */
export const leftBehindSince = (now: Date) =>
  new Date(now.getTime() - patienceMinutes * 60_000);
