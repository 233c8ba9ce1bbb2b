import { plainMoney } from "@throughline/ui";

/** An amount as an admin types it, such as `12.50`, in the currency's smallest unit; 0 where it is none, which the api refuses. */
export function readAmount(typed: string, currency: string): number {
  const decimals = decimalsOf(currency);
  const text = typed.trim().replace(/^(\d+),(\d{1,3})$/, "$1.$2");
  const read = /^(\d{1,9})(?:\.(\d+))?$/.exec(text);
  if (!read) return 0;
  const [, whole = "0", part = ""] = read;
  if (part.length > decimals) return 0;
  return Number(whole + part.padEnd(decimals, "0"));
}

/** How many decimals the currency is written with. */
const decimalsOf = (currency: string): number =>
  plainMoney(1, currency).split(".")[1]?.length ?? 0;
