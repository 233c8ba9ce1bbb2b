import { useLocale } from "react-aria-components";
import { clockRange } from "./clock-range.ts";
import { zoneOffset } from "../zone-offset.ts";

/** Writes the times of events in the reader's zone, and names the event's own zone where its clocks differ. */
export function useTimes(zone: string) {
  const { locale } = useLocale();
  const clock = new Intl.DateTimeFormat(locale, {
    hour: "numeric",
    minute: "2-digit",
    timeZone: zone,
  });
  return {
    /** "6:00 PM" */
    start: (startsAt: string) => clock.format(Date.parse(startsAt)),
    /** "6:00 – 7:00 PM" */
    range: (startsAt: string, minutes: number) =>
      clockRange(
        Date.parse(startsAt),
        Date.parse(startsAt) + minutes * 60_000,
        { locale, zone },
      ),
    /** "12:00 PM EST", where the clocks there show something else; undefined elsewhere. */
    there: (startsAt: string, timeZone: string | undefined) =>
      timeZone === undefined || !differs(startsAt, zone, timeZone)
        ? undefined
        : new Intl.DateTimeFormat(locale, {
            weekday: "short",
            hour: "numeric",
            minute: "2-digit",
            timeZoneName: "short",
            timeZone,
          }).format(Date.parse(startsAt)),
  };
}

function differs(startsAt: string, one: string, other: string): boolean {
  const at = Date.parse(startsAt);
  return zoneOffset(at, one) !== zoneOffset(at, other);
}
