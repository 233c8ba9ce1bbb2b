/** When a class is, as the API tells it. */
export interface ClassTime {
  /** ISO 8601. */
  startsAt: string;
  minutes: number;
  /** IANA name of the zone in which it is planned. */
  timeZone: string;
}

export interface SaidTime {
  /** "Tue, Dec 1, 2026" */
  day: string;
  /** "6:00 – 7:30 PM EST" */
  time: string;
  /** "Wed, 12:00 AM GMT": where the clocks of the class's own zone show something else. */
  there?: string;
}

/**
 * Says when a class is in the reader's zone, whose name it ends with; where the reader's is not known, in the class's own. A class
 * in a zone with other clocks is told in both.
 */
export function sayClassTime(
  { startsAt, minutes, timeZone }: ClassTime,
  readerZone: string | undefined,
  locale: string,
): SaidTime {
  const zone = readerZone ?? timeZone;
  const from = Date.parse(startsAt);
  const to = from + minutes * 60_000;
  const write = (options: Intl.DateTimeFormatOptions, at = zone) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: at });
  const day = write({
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
  }).format(from);
  const time = write({
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
  }).formatRange(from, to);
  if (clockOf(from, zone) === clockOf(from, timeZone)) return { day, time };
  const there = write(
    {
      weekday: "short",
      hour: "numeric",
      minute: "2-digit",
      timeZoneName: "short",
    },
    timeZone,
  ).format(from);
  return { day, time, there };
}

/** What the clocks of a zone show at an instant, for comparing. */
const clockOf = (instant: number, timeZone: string) =>
  new Intl.DateTimeFormat("en", {
    dateStyle: "short",
    timeStyle: "short",
    timeZone,
  }).format(instant);
