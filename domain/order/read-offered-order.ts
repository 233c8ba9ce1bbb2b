import { readPayments } from "../refund/read-payments.ts";
import { leftToRefund } from "../refund/refund.rules.ts";
import type { Tx } from "../transaction.ts";
import { faultOfClaim, type ClaimFacts } from "./claim.rules.ts";
import { claimHashOf } from "./issue-claim.ts";
import { isUnnamed } from "./names.rules.ts";
import { isSpare } from "./order.rules.ts";

/** What the link in a guest's letter opens, as whoever holds it may see it. Amounts are in the currency's smallest unit. */
export interface OfferedOrder {
  number: number;
  productName: string;
  quantity: number;
  total: number;
  currency: string;
  /** Why it opens nothing, in words; null where it can be taken. */
  fault: string | null;
  /** It is the viewer's own by now. */
  isOwn: boolean;
  /** Its buyer is in the course already: the place is to give away. */
  isSpare: boolean;
  /** The login that is made for the buyer needs a name. */
  asksName: boolean;
}

/** Reads what a claim link opens; null where it was never sent, or another one since. */
export async function readOfferedOrder(
  tx: Tx,
  { token, personId }: { token: string; personId: string | null },
  now: Date,
): Promise<OfferedOrder | null> {
  const order = await tx.db.order.findUnique({
    where: { claimHash: claimHashOf(token) },
    include: { product: { select: { name: true, courseId: true } } },
  });
  if (!order) return null;
  const fault = faultOfClaim(await readClaimFacts(tx, order), personId, now);
  const isOwn =
    order.claimedAt !== null &&
    personId !== null &&
    order.personId === personId;
  return {
    number: order.number,
    productName: order.product.name,
    quantity: order.quantity,
    total: order.total ?? 0,
    currency: order.currency,
    fault: isOwn ? null : fault,
    isOwn,
    isSpare: isSpare(order) || (await isInCourse(tx, order, personId)),
    asksName: !fault && personId === null && (await needsName(tx, order)),
  };
}

type Claimed = Pick<ClaimFacts, "state" | "claimedAt" | "claimExpiresAt"> & {
  id: string;
  personId: string | null;
};

/** What a claim is decided by, beside the order itself. */
export async function readClaimFacts(
  tx: Tx,
  { id, state, claimedAt, claimExpiresAt, personId }: Claimed,
): Promise<ClaimFacts> {
  const logins = personId ? await tx.db.user.count({ where: { personId } }) : 0;
  const payments = await readPayments(tx.db, id);
  const disputes = payments.flatMap((payment) => payment.disputes);
  return {
    ...{ state, claimedAt, claimExpiresAt },
    isDisputed: disputes.some((dispute) => dispute.state === "OPEN"),
    isGoingBack:
      disputes.some((dispute) => dispute.state === "LOST") ||
      (payments.length > 0 &&
        payments.every((payment) => leftToRefund(payment) === 0)),
    buyerId: personId,
    buyerHasLogin: logins > 0,
  };
}

/** Only of what waits for a login: anything else was given when it was paid. */
async function isInCourse(
  tx: Tx,
  order: {
    personId: string | null;
    isForOthers: boolean;
    product: { courseId: string | null };
  },
  personId: string | null,
): Promise<boolean> {
  const { courseId } = order.product;
  if (order.personId !== null || order.isForOthers) return false;
  if (personId === null || courseId === null) return false;
  const open = await tx.db.enrollment.count({
    where: {
      ...{ personId, courseId },
      state: { notIn: ["COMPLETED", "CANCELED", "REFUNDED"] },
    },
  });
  return open > 0;
}

/** Whether the buyer for whom a login is made is known by their address alone. */
export async function needsName(
  tx: Tx,
  { personId, email }: { personId: string | null; email: string | null },
): Promise<boolean> {
  if (personId === null || email === null) return false;
  const person = await tx.db.person.findUniqueOrThrow({
    where: { id: personId },
  });
  return isUnnamed(person, email);
}
