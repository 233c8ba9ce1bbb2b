/** How something may be put off: until tomorrow, Monday next week, or a day of one's own. */
export const snoozeChoices = ["tomorrow", "nextWeek", "day"] as const;
type SnoozeChoice = (typeof snoozeChoices)[number];

/** Work comes back when the day's work begins, by the reader's own clock. */
const wakeHour = 8;

/**
 * The instant until which something is put off, at eight in the morning by the clock of a zone. `day` is `2026-11-24`. Null
 * where that is no day.
 */
export function snoozeUntil(
  choice: SnoozeChoice,
  day: string,
  { now, timeZone }: { now: Date; timeZone: string },
): Date | null {
  const today = dayIn(now, timeZone);
  switch (choice) {
    case "tomorrow":
      return morningOf(addDays(today, 1), timeZone);
    case "nextWeek":
      return morningOf(addDays(today, daysToMonday(today)), timeZone);
    case "day":
      return /^\d{4}-\d{2}-\d{2}$/.test(day) && !isNaN(Date.parse(day))
        ? morningOf(day, timeZone)
        : null;
  }
}

const dayIn = (time: Date, timeZone: string) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(
    time,
  );

function addDays(day: string, days: number): string {
  const moved = new Date(`${day}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

function daysToMonday(day: string): number {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return (8 - weekday) % 7 || 7;
}

/** Eight in the morning there: guessed as if the zone were UTC, then put right by what its clock would show. */
function morningOf(day: string, timeZone: string): Date {
  const wanted = Date.parse(`${day}T0${wakeHour}:00:00Z`);
  const once = wanted - offsetAt(new Date(wanted), timeZone);
  return new Date(wanted - offsetAt(new Date(once), timeZone));
}

function offsetAt(time: Date, timeZone: string): number {
  const shown = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    dateStyle: "short",
    timeStyle: "medium",
  }).format(time);
  return Date.parse(`${shown.replace(" ", "T")}Z`) - time.getTime();
}
