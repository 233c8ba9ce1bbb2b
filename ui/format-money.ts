/** Currencies whose smallest unit is the whole one at Stripe, from its page "Supported currencies". */
const withoutDecimals = new Set(
  "bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" "),
);

const withThreeDecimals = new Set("bhd jod kwd omr tnd".split(" "));

/** Counted in hundredths, but nobody writes them. */
const writtenWhole = new Set(["isk", "ugx"]);

/**
 * Writes an amount out for a reader: 49900 of "usd" is "$499.00", of "jpy" "¥49,900", of "kwd" "KWD 49.900". The amount is in the
 * currency's smallest unit as Stripe counts it, which the tables of browsers do not know.
 */
export function formatMoney(
  amount: number,
  currency: string,
  locale: string,
): string {
  const code = currency.toLowerCase();
  const decimals = decimalsOf(code);
  const shown = writtenWhole.has(code) ? 0 : decimals;
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency: code,
    minimumFractionDigits: shown,
    maximumFractionDigits: shown,
    // Nothing is written without a sign, also where it came out as minus zero.
    signDisplay: "negative",
  }).format(amount / 10 ** decimals);
}

/** The amount as the plain number that structured data for search engines wants: "499.00". */
export function plainMoney(amount: number, currency: string): string {
  const decimals = decimalsOf(currency.toLowerCase());
  return (amount / 10 ** decimals).toFixed(decimals);
}

function decimalsOf(code: string): 0 | 2 | 3 {
  if (withoutDecimals.has(code)) return 0;
  return withThreeDecimals.has(code) ? 3 : 2;
}
