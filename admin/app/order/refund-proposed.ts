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
}

/**
 * What goes with an amount unless an admin says otherwise: with all that is left every seat, with a part as many as it paid for. Of a
 * license the seats and the license itself go with all of the latest payment, and nothing with any other: what was used was paid for.
 */
export function proposedWith(
  order: Facts,
  seats: number,
  { paymentId, amount, leftAfter }: GoesBack,
): Proposed {
  const { product, payments, total, quantity } = order;
  if (product.kind === "LICENSE") {
    const latest = payments.findLast(({ state }) => state === "SUCCEEDED");
    const isAll = latest?.id === paymentId && latest.amount === amount;
    return { seats: isAll ? seats : 0, endsLicense: isAll };
  }
  const paidFor = total ? Math.floor((amount * quantity) / total) : 0;
  return {
    seats: leftAfter <= 0 ? seats : Math.min(seats, paidFor),
    endsLicense: false,
  };
}
