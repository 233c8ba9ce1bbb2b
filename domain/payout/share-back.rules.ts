/** A transfer of a payee's share of a payment; amounts are in the currency's smallest unit. */
interface PartOfShare {
  amount: number;
  toReverse: number;
}

/**
 * How much of each transfer is to be taken back in all, so that so much of the share is back with the school. The first is the
 * share, the others made up for refunds that failed. Never less than before.
 */
export function toReverseOf(
  transfers: readonly PartOfShare[],
  back: number,
): number[] {
  let missing = leftOf(transfers) - (shareOf(transfers) - back);
  return transfers.map(({ amount, toReverse }) => {
    const more = Math.min(Math.max(0, missing), amount - toReverse);
    missing -= more;
    return toReverse + more;
  });
}

/**
 * What is sent once more where of a refund that took `before` of the share back only `after` did after all. Nothing where somebody
 * took more back in Stripe's dashboard than refunds asked for: that was meant.
 */
export function owedAgain(
  transfers: readonly PartOfShare[],
  { before, after }: { before: number; after: number },
): number {
  const share = shareOf(transfers);
  const left = leftOf(transfers);
  return left < share - before ? 0 : Math.max(0, share - after - left);
}

const shareOf = ([share]: readonly PartOfShare[]): number => share?.amount ?? 0;

const leftOf = (transfers: readonly PartOfShare[]): number =>
  transfers.reduce((sum, { amount, toReverse }) => sum + amount - toReverse, 0);
