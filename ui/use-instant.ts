import { useLocale } from "react-aria-components";
import { useHydrated } from "./use-hydrated.ts";

/**
 * Writes instants out for the reader: "3 March 2026 at 10:00 UTC". In `zone`; without one in UTC on the server and then in the
 * reader's own.
 */
export function useInstant(
  zone?: string,
): (instant: string | number) => string {
  const { locale } = useLocale();
  const hydrated = useHydrated();
  const format = new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
    timeZone: hydrated ? zone : (zone ?? "UTC"),
  });
  return (instant) => format.format(new Date(instant));
}
