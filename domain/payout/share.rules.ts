/** A part of each sale of a course, as an admin wants it. Without a step it is for the course as a whole. */
export interface WantedShare {
  courseStepId: string | null;
  payoutAccountId: string;
  /** Hundredths of a percent of what is paid without tax; or an amount for each place, one of the two. */
  basisPoints: number | null;
  amount: number | null;
  /** What the amount is in; null of a percentage. */
  currency: string | null;
}

/** What a place in the course costs now; null where it is not for sale yet. */
export type PriceOfCourse = { currency: string; unitAmount: number } | null;

const whole = 10_000;

/** A wanted share that is stored just so, and stays as it is whatever became of its payee, its step or the price. */
interface KeptShare {
  /** A sale would be shared by it: its step is not retired, and its amount is in the currency of the price. */
  isTaken: boolean;
}

/** Which of the wanted shares are stored as they are, by their index. Each stored one is found once. */
export function findKept(
  wanted: readonly WantedShare[],
  stored: readonly WantedShare[],
  {
    price,
    stepIds,
  }: {
    price: PriceOfCourse;
    /** Of the steps that are not retired. */
    stepIds: ReadonlySet<string>;
  },
): Map<number, KeptShare> {
  const left = [...stored];
  const kept = new Map<number, KeptShare>();
  for (const [index, share] of wanted.entries()) {
    const at = left.findIndex((each) => isSameShare(each, share));
    if (at < 0) continue;
    left.splice(at, 1);
    const { courseStepId, amount, currency } = share;
    kept.set(index, {
      isTaken:
        (courseStepId === null || stepIds.has(courseStepId)) &&
        (amount === null || currency === price?.currency),
    });
  }
  return kept;
}

const isSameShare = (one: WantedShare, other: WantedShare): boolean =>
  one.courseStepId === other.courseStepId &&
  one.payoutAccountId === other.payoutAccountId &&
  one.basisPoints === other.basisPoints &&
  one.amount === other.amount &&
  one.currency === other.currency;

/**
 * Why these shares cannot be; null where they can. `field` names the one at fault, which is never one that is kept. Together they are
 * never more than what is paid: no more than all of it in percent, and with the amounts no more than the price.
 */
export function faultOfShares(
  shares: readonly WantedShare[],
  price: PriceOfCourse,
  kept: ReadonlyMap<number, KeptShare> = new Map(),
): { field: string; reason: string } | null {
  const keptOnes = shares.filter((_, index) => kept.has(index));
  const seen = new Set(keptOnes.map(identityOf));
  const taken = shares.filter((_, index) => kept.get(index)?.isTaken);
  for (const [index, share] of shares.entries()) {
    if (kept.has(index)) continue;
    const at = `shares.${index}`;
    const { basisPoints, amount, currency } = share;
    if ((basisPoints === null) === (amount === null))
      return fault(at, "Give either a percentage or an amount.");
    if (amount !== null && !price)
      return fault(
        `${at}.amount`,
        "The course has no price yet, so a share can only be a percentage.",
      );
    if (amount !== null && currency !== price?.currency)
      return fault(
        `${at}.amount`,
        `The price of the course is in ${price?.currency.toUpperCase()} now, so a share in ${currency?.toUpperCase()} can only stay as it is or end. Set it to nobody, and give another in ${price?.currency.toUpperCase()}.`,
      );
    if (seen.has(identityOf(share)))
      return fault(
        `${at}.payoutAccountId`,
        "This payee has a share of the same already. Make them one.",
      );
    seen.add(identityOf(share));
    taken.push(share);
    const points = taken.reduce(
      (sum, each) => sum + (each.basisPoints ?? 0),
      0,
    );
    if (points > whole)
      return fault(
        `${at}.basisPoints`,
        `The shares come to ${points / 100} %. Together they can be 100 % at most.`,
      );
    if (!price || taken.every((each) => each.amount === null)) continue;
    if (comesToMore(taken, price))
      return fault(
        amount === null ? `${at}.basisPoints` : `${at}.amount`,
        "The shares come to more than the price of the course.",
      );
  }
  return null;
}

const identityOf = ({ courseStepId, payoutAccountId }: WantedShare) =>
  `${courseStepId} ${payoutAccountId}`;

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
