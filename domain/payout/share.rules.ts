/** A part of each sale of a course, as an admin wants it. Without a step it is for the course as a whole. */
export interface WantedShare {
  courseStepId: string | null;
  payoutAccountId: string;
  /** Hundredths of a percent of what is paid without tax; or an amount for each place, one of the two. */
  basisPoints: number | null;
  amount: number | null;
}

/** What a place in the course costs now; null where it is not for sale yet. */
export type PriceOfCourse = { currency: string; unitAmount: number } | null;

const whole = 10_000;

/**
 * Why these shares cannot be; null where they can. `field` names the one at fault. Together they are never more than what is paid:
 * no more than all of it in percent, and with the amounts no more than the price.
 */
export function faultOfShares(
  shares: readonly WantedShare[],
  price: PriceOfCourse,
): { field: string; reason: string } | null {
  const seen = new Set<string>();
  let points = 0;
  let amounts = 0;
  for (const [index, share] of shares.entries()) {
    const at = `shares.${index}`;
    const { courseStepId, payoutAccountId, basisPoints, amount } = share;
    if ((basisPoints === null) === (amount === null))
      return fault(at, "Give either a percentage or an amount.");
    if (amount !== null && !price)
      return fault(
        `${at}.amount`,
        "The course has no price yet, so a share can only be a percentage.",
      );
    const identity = `${courseStepId} ${payoutAccountId}`;
    if (seen.has(identity))
      return fault(
        `${at}.payoutAccountId`,
        "This payee has a share of the same already. Make them one.",
      );
    seen.add(identity);
    points += basisPoints ?? 0;
    amounts += amount ?? 0;
    if (points > whole)
      return fault(
        `${at}.basisPoints`,
        `The shares come to ${points / 100} %. Together they can be 100 % at most.`,
      );
    if (!price || amounts === 0) continue;
    if (comesToMore(shares.slice(0, index + 1), price))
      return fault(
        amount === null ? `${at}.basisPoints` : `${at}.amount`,
        "The shares come to more than the price of the course.",
      );
  }
  return null;
}

/** Whether shares that hold at a price come to more than it; they shrink in proportion then, and the school keeps nothing. */
export function comesToMore(
  shares: readonly Pick<WantedShare, "basisPoints" | "amount">[],
  { unitAmount }: NonNullable<PriceOfCourse>,
): boolean {
  const sum = (of: "basisPoints" | "amount") =>
    shares.reduce((total, share) => total + (share[of] ?? 0), 0);
  return (sum("basisPoints") * unitAmount) / whole + sum("amount") > unitAmount;
}

const fault = (field: string, reason: string) => ({ field, reason });
