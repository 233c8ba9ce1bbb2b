import { oncePerWhile } from "../queue/ask-again.ts";
import { enqueue } from "../queue/enqueue.ts";
import { endLicense, observeLicense, settleLicense } from "../queue/jobs.ts";
import type { Sweep } from "../queue/sweep-left-behind.ts";

const atOnce = 500;

/** Licenses that were paid and are not known here yet. */
export const unknownLicenses: Sweep = async (tx, before) => {
  const paid = await tx.db.order.findMany({
    where: {
      state: "PAID",
      paidAt: { lt: before },
      personId: { not: null },
      product: { kind: "LICENSE" },
      license: null,
    },
    orderBy: { paidAt: "asc" },
    select: { id: true },
    take: atOnce,
  });
  for (const { id } of paid)
    enqueue(tx, observeLicense, { orderId: id }, { oncePer: id });
  return paid.length;
};

/**
 * Licenses of which Stripe must have said more by now: they stand still or are past due, or a period is over and nothing was said of
 * the next one, or of its payment. Stripe is asked, in case its message was lost.
 */
export const unheardLicenses: Sweep = async (tx, _before, now) => {
  const aDayAgo = new Date(now.getTime() - 86_400_000);
  const unheard = await tx.db.license.findMany({
    where: {
      observedAt: { lt: aDayAgo },
      OR: [
        { state: { in: ["PAST_DUE", "PAUSED"] } },
        {
          state: { in: ["TRIAL", "ACTIVE"] },
          periodEndsAt: { lt: aDayAgo },
        },
        {
          state: "ACTIVE",
          OR: [
            { renewedUntil: null },
            { renewedUntil: { lt: tx.db.license.fields.periodEndsAt } },
          ],
        },
      ],
    },
    orderBy: { observedAt: "asc" },
    select: { orderId: true },
    take: atOnce,
  });
  for (const { orderId } of unheard)
    enqueue(tx, observeLicense, { orderId }, oncePerWhile(orderId));
  return unheard.length;
};

/** Licenses that were to end with money that went back, and still go on at Stripe. */
export const unendedLicenses: Sweep = async (tx, before) => {
  const going = await tx.db.license.findMany({
    where: {
      state: { not: "CANCELED" },
      order: {
        OR: [
          {
            refunds: {
              some: {
                revokedAt: { lt: before },
                revocations: { path: ["endsLicense"], equals: true },
              },
            },
          },
          { disputes: { some: { state: "LOST", closedAt: { lt: before } } } },
        ],
      },
    },
    select: { orderId: true },
    take: atOnce,
  });
  for (const { orderId } of going)
    enqueue(tx, endLicense, { orderId }, { oncePer: orderId });
  return going.length;
};

/** Licenses whose seats do not stand as the license does. */
export const lapsedSeats: Sweep = async (tx, before) => {
  const unsettled = await tx.db.license.findMany({
    where: {
      updatedAt: { lt: before },
      OR: [
        { lapsedAt: null, seats: { some: { suspendedAt: { not: null } } } },
        {
          lapsedAt: { not: null },
          seats: {
            some: {
              state: "CLAIMED",
              suspendedAt: null,
              enrollment: { state: { in: ["PENDING", "ACTIVE"] } },
            },
          },
        },
      ],
    },
    select: { id: true },
    take: atOnce,
  });
  for (const { id } of unsettled)
    enqueue(tx, settleLicense, { licenseId: id }, { oncePer: id });
  return unsettled.length;
};
