import type { LicenseModel, LicenseState } from "@throughline/prisma";
import { enqueue } from "../queue/enqueue.ts";
import { settleLicense } from "../queue/jobs.ts";
import { addSeats } from "../seat/add-seats.ts";
import { lockSeats, type SeatOrder } from "../seat/lock-seats.ts";
import { planSeats } from "../seat/seat.rules.ts";
import type { Tx } from "../transaction.ts";
import {
  standingAfter,
  stateOfStatus,
  type SubscriptionStatus,
} from "./license.rules.ts";
import { tellLicenseChange } from "./tell-license-change.ts";

/** What Stripe says of a subscription. */
export interface LicenseFacts {
  stripeSubscriptionId: string;
  /** The order that began it, as its metadata tells; null where they do not. */
  orderId: string | null;
  status: SubscriptionStatus;
  /** 1 to 10,000. */
  seatCount: number;
  periodEndsAt: Date | null;
  trialEndsAt: Date | null;
  cancelsAtPeriodEnd: boolean;
  /** Stripe's own time of the fact. */
  observedAt: Date;
}

export type LicenseOutcome =
  | { kind: "changed" | "unchanged" | "stale"; licenseId: string }
  /** Nothing is given before the order is paid; the license is made with it. */
  | { kind: "early"; reason: string }
  /** It is the subscription of no license of ours. */
  | { kind: "unknown"; reason: string };

/**
 * Keeps a license as Stripe says it is: its state, days of grace and seats. An older fact never overwrites a newer one. Its seats
 * stop and go on by a job. Seats promised or taken beyond what is paid stay, until whoever manages them chooses which end.
 */
export async function upsertLicense(
  tx: Tx,
  facts: LicenseFacts,
  now: Date,
): Promise<LicenseOutcome> {
  const { stripeSubscriptionId, observedAt } = facts;
  const known = await tx.db.license.findUnique({
    where: { stripeSubscriptionId },
    select: { orderId: true },
  });
  const orderId = known?.orderId ?? facts.orderId;
  const order = orderId && (await lockSeats(tx, orderId));
  if (!order || order.product.kind !== "LICENSE")
    return {
      kind: "unknown",
      reason: `The subscription ${stripeSubscriptionId} belongs to no order of a license.`,
    };
  const state = stateOfStatus[facts.status];
  const { license } = order;
  if (license && license.stripeSubscriptionId !== stripeSubscriptionId)
    return {
      kind: "unknown",
      reason: `Order ${order.number} has another subscription already.`,
    };
  if (!license && (order.state !== "PAID" || !order.personId || !state))
    return { kind: "early", reason: `Order ${order.number} is not paid yet.` };
  if (license && license.observedAt > observedAt)
    return { kind: "stale", licenseId: license.id };
  return keep(tx, order, facts, state ?? license?.state ?? "PAST_DUE", now);
}

async function keep(
  tx: Tx,
  order: SeatOrder,
  { stripeSubscriptionId, orderId: _, status: __, ...facts }: LicenseFacts,
  state: LicenseState,
  now: Date,
): Promise<{ kind: "changed" | "unchanged"; licenseId: string }> {
  const before = order.license;
  const after = {
    ...facts,
    ...standingAfter(before, state, facts.observedAt, now),
  };
  const license = before
    ? await tx.db.license.update({ where: { id: before.id }, data: after })
    : await tx.db.license.create({
        data: {
          ...after,
          stripeSubscriptionId,
          orderId: order.id,
          productId: order.productId,
          personId: order.personId ?? "",
          // All its seats open with it.
          renewedUntil: state === "ACTIVE" ? facts.periodEndsAt : null,
          createdAt: now,
        },
      });
  await followSeatCount(tx, order, license, now);
  if (!isSame(before?.lapsedAt, license.lapsedAt))
    enqueue(tx, settleLicense, { licenseId: license.id });
  if (before && isUnchanged(before, license))
    return { kind: "unchanged", licenseId: license.id };
  await tellLicenseChange(tx, before, license, now);
  return { kind: "changed", licenseId: license.id };
}

/** Opens and closes free seats; those that are promised or taken are left to their owner. */
async function followSeatCount(
  tx: Tx,
  { id: orderId, license: before, seatCounts }: SeatOrder,
  { id: licenseId, state, seatCount, periodEndsAt }: LicenseModel,
  now: Date,
) {
  // Any other period is new when its invoice is paid; Stripe moves it on whatever becomes of the payment.
  const isNewPeriod =
    state === "TRIAL" &&
    (periodEndsAt?.getTime() ?? 0) > (before?.periodEndsAt?.getTime() ?? 0);
  const plan = planSeats(seatCounts, {
    before: before?.seatCount ?? null,
    paid: seatCount,
    isNewPeriod,
  });
  await addSeats(tx, { orderId, licenseId, count: plan.open }, now);
  if (plan.close === 0) return;
  const free = await tx.db.seat.findMany({
    where: { orderId, state: "OPEN" },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: plan.close,
    select: { id: true },
  });
  await tx.db.seat.updateMany({
    where: { id: { in: free.map(({ id }) => id) } },
    data: { state: "REVOKED", revokedAt: now },
  });
}

const isUnchanged = (before: LicenseModel, after: LicenseModel) =>
  before.state === after.state &&
  before.seatCount === after.seatCount &&
  before.cancelsAtPeriodEnd === after.cancelsAtPeriodEnd &&
  isSame(before.periodEndsAt, after.periodEndsAt) &&
  isSame(before.lapsedAt, after.lapsedAt) &&
  isSame(before.graceEndsAt, after.graceEndsAt);

const isSame = (one: Date | null | undefined, other: Date | null) =>
  (one?.getTime() ?? null) === (other?.getTime() ?? null);
