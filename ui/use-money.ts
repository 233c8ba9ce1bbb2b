import { useLocale } from "react-aria-components";
import { formatMoney } from "./format-money.ts";

/** Writes amounts in a currency's smallest unit for the reader's locale: `money(49900, "usd")` is "$499.00". */
export function useMoney(): (amount: number, currency: string) => string {
  const { locale } = useLocale();
  return (amount, currency) => formatMoney(amount, currency, locale);
}
