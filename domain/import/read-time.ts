const pattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s?(Z|z|[+-]\d{2}:?\d{2})?$/;

/** How far a clock may be ahead of ours before its time is refused, in milliseconds. */
const toleranceMs = 5 * 60_000;

/**
 * Reads an instant: ISO 8601 with its zone, or, where a zone is given for those that name none, a date or a time on a clock there.
 * Refuses days that do not exist and times that have not come.
 */
export function readTime(
  text: string,
  { timeZone, now }: { timeZone: string | null; now: Date },
): Date | { objection: string } {
  const found = pattern.exec(text);
  if (!found) return { objection: `${text.slice(0, 40)} is ${notATime}` };
  const [, year, month, day, hour, minute, second, fraction, zone] = found;
  const wall = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour ?? 0),
    Number(minute ?? 0),
    Number(second ?? 0),
    Number((fraction ?? "").padEnd(3, "0").slice(0, 3)),
  );
  const same = new Date(wall).toISOString();
  const said = `${year}-${month}-${day}T${hour ?? "00"}:${minute ?? "00"}`;
  if (Number(year) < 1970 || !same.startsWith(said))
    return { objection: `${text} is not a time that there is.` };
  if (!zone && timeZone === null)
    return {
      objection: `${text} names no zone. Write it such as ${said}:00Z, or choose the zone of such times.`,
    };
  const time = zone
    ? new Date(wall - offsetMs(zone))
    : new Date(instantOf(wall, timeZone ?? "Etc/UTC"));
  if (time.getTime() > now.getTime() + toleranceMs)
    return { objection: `${text} has not come yet.` };
  return time;
}

const notATime = "not a time such as 2026-03-01T09:00:00Z.";

function offsetMs(zone: string): number {
  if (zone.toUpperCase() === "Z") return 0;
  const sign = zone.startsWith("-") ? -1 : 1;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return sign * minutes * 60_000;
}

/** The instant at which a clock in a zone shows a wall time; in the gap of a change of clocks, the instant after it. */
function instantOf(wall: number, timeZone: string): number {
  const guess = wall - offsetIn(timeZone, wall);
  return wall - offsetIn(timeZone, guess);
}

function offsetIn(timeZone: string, instant: number): number {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const shown = Date.UTC(
    parts["year"] ?? 0,
    (parts["month"] ?? 1) - 1,
    parts["day"] ?? 1,
    parts["hour"] ?? 0,
    parts["minute"] ?? 0,
    parts["second"] ?? 0,
  );
  return shown - Math.floor(instant / 1000) * 1000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(timeZone, format);
  return format;
}
