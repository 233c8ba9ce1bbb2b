import type { OrderDetail } from "./order.query.ts";

type Payment = OrderDetail["payments"][number];
type Facts = {
  product: { kind: OrderDetail["product"]["kind"] };
  total: number | null;
  quantity: number;
  payments: readonly Pick<Payment, "id" | "state" | "amount">[];
};

/** Money that goes back, in the currency's smallest unit. */
export interface GoesBack {
  paymentId: string;
  amount: number;
  /** What is left to give back of the order afterwards. */
  leftAfter: number;
}

/** What is proposed to go with money that goes back. */
export interface Proposed {
  /** How many of the order's seats end. */
  seats: number;
  endsLicense: boolean;
  endsEnrollment: boolean;
  /** How many of a right's unused units go. */
  unitsOf: (right: { granted: number; unused: number }) => number;
}

/**
 * What goes with an amount unless an admin says otherwise: with all that is left everything unused; with a part as many seats or
 * credits as it paid for, while who is in a course stays in it with what came along. Of a license the seats and the license itself go
 * with all of the latest payment, and nothing with any other: what was used was paid for.
 */
export function proposedWith(
  order: Facts,
  seats: number,
  { paymentId, amount, leftAfter }: GoesBack,
): Proposed {
  const { product, payments, total, quantity } = order;
  const isRest = leftAfter <= 0;
  const paidFor = (count: number) =>
    total ? Math.floor((amount * count) / total) : 0;
  const ofCredits = product.kind === "CREDITS";
  const proposed = {
    endsEnrollment: isRest,
    unitsOf: ({ granted, unused }: { granted: number; unused: number }) =>
      isRest ? unused : Math.min(unused, ofCredits ? paidFor(granted) : 0),
  };
  if (product.kind === "LICENSE") {
    const latest = payments.findLast(({ state }) => state === "SUCCEEDED");
    const isAll = latest?.id === paymentId && latest.amount === amount;
    return { ...proposed, seats: isAll ? seats : 0, endsLicense: isAll };
  }
  return {
    ...proposed,
    seats: isRest ? seats : Math.min(seats, paidFor(quantity)),
    endsLicense: false,
  };
}

/** Which classes end where so many units of their right go: as many as the free ones do not cover. They come the latest first. */
export const endingClasses = <Class>(
  classes: readonly Class[],
  { units, free }: { units: number; free: number },
): Class[] => classes.slice(0, Math.max(0, units - free));
