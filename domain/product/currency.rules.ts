/** Currencies that have no smaller unit at Stripe, from its page "Supported currencies". */
const withoutDecimals = new Set(
  "bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" "),
);

/** Three decimals, of which Stripe takes the last as 0 alone. */
const withThreeDecimals = new Set("bhd jod kwd omr tnd".split(" "));

/** Counted in hundredths at Stripe although they have none any more: whole units only. */
const wholeUnitsOnly = new Set(["isk", "ugx"]);

const withTwoDecimals = new Set(
  (
    "aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bmd bnd bob brl bsd bwp byn bzd cad cdf chf cny cop crc cve czk dkk dop " +
    "dzd egp etb eur fjd fkp gbp gel gip gmd gtq gyd hkd hnl htg huf idr ils inr isk jmd kes kgs khr kyd kzt lak lbp lkr lrd lsl " +
    "mad mdl mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd pab pen pgk php pkr pln qar ron rsd rub sar sbd scr " +
    "sek sgd shp sle sos srd std szl thb tjs top try ttd twd tzs uah ugx usd uyu uzs wst yer zar zmw"
  ).split(" "),
);

/** How many decimals of a currency its smallest unit stands for at Stripe (ISO 4217, lower case); null for one that it does not take. */
export function decimalsOf(currency: string): 0 | 2 | 3 | null {
  if (withoutDecimals.has(currency)) return 0;
  if (withThreeDecimals.has(currency)) return 3;
  return withTwoDecimals.has(currency) ? 2 : null;
}

/** Every currency that something can be sold in, in the order of the alphabet. */
export const currencies: readonly string[] = [
  ...withoutDecimals,
  ...withTwoDecimals,
  ...withThreeDecimals,
].sort();

/** Amounts of a currency are multiples of so many of its smallest units. */
export const granularityOf = (currency: string): 1 | 10 | 100 => {
  if (withThreeDecimals.has(currency)) return 10;
  return wholeUnitsOnly.has(currency) ? 100 : 1;
};
