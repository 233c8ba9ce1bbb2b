import { readAmount } from "../course/amount.ts";

/** A row of the form as it was typed. */
export interface TypedShare {
  payoutAccountId: string;
  courseStepId: string;
  percent: string;
  amount: string;
  /** What a stored amount is in; empty where it is the price's. */
  currency: string;
}

interface WantedShare {
  payoutAccountId: string;
  courseStepId: string | null;
  basisPoints: number | null;
  amount: number | null;
  currency: string | null;
}

export type SharesReading =
  | { kind: "read"; shares: WantedShare[] }
  /** The row, counted from 0, and the field of it that is no number. */
  | { kind: "noNumber"; row: number; field: "percent" | "amount" };

/** The rows of a submitted form, as they were typed. */
export function typedShares(fields: FormData): TypedShare[] {
  const count = fields.getAll("payoutAccountId").length;
  return Array.from({ length: Math.min(count, 110) }, (_, row) => ({
    payoutAccountId: wordOf(fields, "payoutAccountId", row),
    courseStepId: wordOf(fields, "courseStepId", row),
    percent: wordOf(fields, "percent", row),
    amount: wordOf(fields, "amount", row),
    currency: wordOf(fields, "currency", row),
  }));
}

function wordOf(fields: FormData, name: string, row: number): string {
  const value = fields.getAll(name)[row];
  return typeof value === "string" ? value.trim() : "";
}

/** What the rows with a payee ask for; "12.5" percent is 1250 hundredths. The api judges whether it can be. */
export function readShares(
  typed: readonly TypedShare[],
  currencyOfPrice: string | null,
): SharesReading {
  const shares: WantedShare[] = [];
  for (const [row, share] of typed.entries()) {
    if (share.payoutAccountId === "") continue;
    // A hundredth of a percent is to a percent as a cent to a dollar.
    const basisPoints = share.percent ? readAmount(share.percent, "usd") : null;
    if (share.percent && basisPoints === null)
      return { kind: "noNumber", row, field: "percent" };
    const currency = currencyOf(share, currencyOfPrice);
    const amount =
      share.amount && currency ? readAmount(share.amount, currency) : null;
    if (share.amount && amount === null)
      return { kind: "noNumber", row, field: "amount" };
    shares.push({
      payoutAccountId: share.payoutAccountId,
      courseStepId: share.courseStepId || null,
      basisPoints,
      amount,
      currency: amount === null ? null : currency,
    });
  }
  return { kind: "read", shares };
}

/** What an amount in this row is in; null where the course has no price, and the row no amount from before. */
export const currencyOf = (
  { currency }: TypedShare,
  currencyOfPrice: string | null,
): string | null => currency || currencyOfPrice;

/** The row of the form that the api's `shares.1.amount` means: those without a payee were left out. */
export function rowOfShare(
  typed: readonly TypedShare[],
  index: number,
): number {
  const filled = typed.flatMap(({ payoutAccountId }, row) =>
    payoutAccountId === "" ? [] : [row],
  );
  return filled[index] ?? 0;
}
