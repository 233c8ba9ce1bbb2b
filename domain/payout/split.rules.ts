/** A payee's part of a sale: hundredths of a percent of what was paid, or an amount for each place sold. */
export interface ShareOfSale {
  payoutAccountId: string;
  basisPoints: number | null;
  amount: number | null;
}

export interface Sale {
  /** What is shared, in the currency's smallest unit: what was paid, tax left out. */
  base: number;
  /** How many places were sold. */
  quantity: number;
}

const wholeInPoints = 10_000n;

/**
 * What of a sale goes to whom, in the currency's smallest unit; payees who get nothing are left out. Shares of one payee count
 * together. What the shares come to is rounded down as a whole and divided by largest remainders, so that the parts add up to it
 * exactly; where it is more than the base (a discount under fixed amounts), the parts shrink in proportion.
 *
 * Shared is what the buyer paid without tax. The fees of Stripe are the school's: they are not known when a sale is shared.
 */
export function splitSale(
  { base, quantity }: Sale,
  shares: readonly ShareOfSale[],
): Map<string, number> {
  const wanted = new Map<string, bigint>();
  for (const { payoutAccountId, basisPoints, amount } of shares) {
    const part =
      BigInt(basisPoints ?? 0) * BigInt(base) +
      BigInt(amount ?? 0) * BigInt(quantity) * wholeInPoints;
    wanted.set(payoutAccountId, (wanted.get(payoutAccountId) ?? 0n) + part);
  }
  const sum = sumOf(wanted.values());
  const all = BigInt(base) * wholeInPoints;
  return sum <= all
    ? divide(wanted, 1n, wholeInPoints)
    : divide(wanted, BigInt(base), sum);
}

/**
 * Each weight times a ratio, in whole units: together what they come to rounded down, those with the largest remainders rounded
 * up for it; among equals, the first by name.
 */
function divide(
  weights: ReadonlyMap<string, bigint>,
  numerator: bigint,
  denominator: bigint,
): Map<string, number> {
  const parts = [...weights].map(([name, weight]) => ({
    name,
    units: (weight * numerator) / denominator,
    remainder: (weight * numerator) % denominator,
  }));
  const left = sumOf(parts.map(({ remainder }) => remainder)) / denominator;
  const byRemainder = parts.toSorted(
    (a, b) => compare(b.remainder, a.remainder) || (a.name < b.name ? -1 : 1),
  );
  for (const part of byRemainder.slice(0, Number(left))) part.units += 1n;
  return new Map(
    parts
      .filter(({ units }) => units > 0n)
      .map(({ name, units }) => [name, Number(units)]),
  );
}

/**
 * How much of a transfer is to be taken back in all, once so much of a sale was refunded in all: in proportion, rounded down to
 * what can be moved in its currency (`step`), all of it when all was refunded, never more, and never less than after an earlier,
 * smaller refund.
 */
export function reversalOf(
  amount: number,
  {
    refundedTotal,
    total,
    step = 1,
  }: { refundedTotal: number; total: number; step?: number },
): number {
  if (total <= 0 || refundedTotal <= 0) return 0;
  if (refundedTotal >= total) return amount;
  const back = Number((BigInt(amount) * BigInt(refundedTotal)) / BigInt(total));
  return back - (back % step);
}

const sumOf = (values: Iterable<bigint>): bigint => {
  let sum = 0n;
  for (const value of values) sum += value;
  return sum;
};

const compare = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0);
