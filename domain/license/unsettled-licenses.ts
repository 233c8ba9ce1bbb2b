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
