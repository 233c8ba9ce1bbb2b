import { plainMoney } from "@throughline/ui";

/** What is typed as a price, in the currency's smallest unit: "199.5" of "usd" is 19950. Null where it is no amount. */
export function readAmount(typed: string, currency: string): number | null {
  const read = /^(-?\d{1,12})(?:[.,](\d{1,3}))?$/.exec(typed.trim());
  if (!read) return null;
  const [, whole = "", fraction = ""] = read;
  const decimals = decimalsOf(currency);
  if (fraction.length > decimals) return null;
  const amount = Number(whole + fraction.padEnd(decimals, "0"));
  return Math.abs(amount) <= 2_000_000_000 ? amount : null;
}

/** An amount as one would type it: 19950 of "usd" is "199.50". */
export const typedAmount = (amount: number | null, currency: string): string =>
  amount === null ? "" : plainMoney(amount, currency);

const decimalsOf = (currency: string) =>
  plainMoney(0, currency).split(".")[1]?.length ?? 0;
