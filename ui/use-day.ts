import { useLocale } from "react-aria-components";

/** Writes the day of an instant out for the reader: "3 Mar 2026", in `zone` or UTC. */
export function useDay(zone = "UTC"): (instant: string | number) => string {
  const { locale } = useLocale();
  const format = new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: zone,
  });
  return (instant) => format.format(new Date(instant));
}
