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
  const time = sayRange(from, to, {
    write,
    isAfterMidnight: startsDay(from, zone),
  });
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

type Write = (options: Intl.DateTimeFormatOptions) => Intl.DateTimeFormat;

/**
 * From when to when, with the zone's name at the end. Past midnight a range would be written with both dates, and in
 * the hour after midnight as "12:00 – 1:30 AM", which reads as noon: each end is written out then. Node writes "6:00 PM" in
 * a range with a narrow space and browsers with a usual one, and a page must say the same on both.
 */
function sayRange(
  from: number,
  to: number,
  { write, isAfterMidnight }: { write: Write; isAfterMidnight: boolean },
): string {
  const clock = { hour: "numeric", minute: "2-digit" } as const;
  const ending = write({ ...clock, timeZoneName: "short" });
  const day = write({ dateStyle: "short" });
  const isUnclear = ending.resolvedOptions().hour12 && isAfterMidnight;
  const range =
    day.format(from) === day.format(to) && !isUnclear
      ? ending.formatRange(from, to)
      : `${write(clock).format(from)} – ${ending.format(to)}`;
  return range.replaceAll("\u202f", " ");
}

/** True of the hour after midnight. */
const startsDay = (instant: number, timeZone: string) =>
  new Intl.DateTimeFormat("en", {
    hour: "2-digit",
    hourCycle: "h23",
    timeZone,
  }).format(instant) === "00";

/** What the clocks of a zone show at an instant, for comparing. */
const clockOf = (instant: number, timeZone: string) =>
  new Intl.DateTimeFormat("en", {
    dateStyle: "short",
    timeStyle: "short",
    timeZone,
  }).format(instant);
