import { useLocale } from "react-aria-components";

/** Formats counts and shares for the reader's locale: `count(4012)` is "4,012", `percent(0.874)` is "87%". */
export function useNumber(): {
  count: (value: number) => string;
  percent: (share: number) => string;
} {
  const { locale } = useLocale();
  const counts = new Intl.NumberFormat(locale);
  const percents = new Intl.NumberFormat(locale, {
    style: "percent",
    maximumFractionDigits: 0,
  });
  return {
    count: (value) => counts.format(value),
    percent: (share) => percents.format(share),
  };
}
