import { wallTime } from "./calendar-days.ts";

/**
 * From when to when by the wall of a zone: "6:00 – 7:30 PM". Past midnight a range would be written with both dates, and in the hour
 * after it as "12:00 – 1:30 AM", which reads as noon: both ends are written out there.
 */
export function clockRange(
  from: number,
  to: number,
  { locale, zone }: { locale: string; zone: string },
): string {
  const clock = new Intl.DateTimeFormat(locale, {
    hour: "numeric",
    minute: "2-digit",
    timeZone: zone,
  });
  const [start, end] = [wallTime(from, zone), wallTime(to, zone)];
  const isUnclear = clock.resolvedOptions().hour12 && start.minute < 60;
  const isPlain = start.day === end.day && !isUnclear;
  return isPlain
    ? clock.formatRange(from, to)
    : `${clock.format(from)} – ${clock.format(to)}`;
}
