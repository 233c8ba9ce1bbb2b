import { decimalsOf } from "../product/currency.rules.ts";

/** An amount in a currency's smallest unit in words for the staff, such as `$1,250.00`. */
export function sayMoney(amount: number, currency: string): string {
  const decimals = decimalsOf(currency) ?? 2;
  return new Intl.NumberFormat("en", {
    style: "currency",
    currency: currency.toUpperCase(),
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(amount / 10 ** decimals);
}
