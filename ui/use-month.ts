import { useLocale } from "react-aria-components";

/** Names months such as "2026-11" shortly for the reader's locale: "Nov 2026"; two digits of the year would look like a day. */
export function useMonth(): (month: string) => string {
  const { locale } = useLocale();
  const format = new Intl.DateTimeFormat(locale, {
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  return (month) => format.format(new Date(`${month}-01T00:00:00Z`));
}
