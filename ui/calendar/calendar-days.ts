import { zoneOffset } from "../zone-offset.ts";

/** A day of the calendar, such as "2026-11-21". */
export type Day = string;

/** How the calendar can be looked at. Left open, a phone shows the agenda and everything wider the month. */
export const calendarViews = ["month", "week", "agenda"] as const;
export type CalendarView = (typeof calendarViews)[number];

/** How many days the agenda lists. */
export const AGENDA_DAYS = 30;

const DAY_MS = 86_400_000;

/** True of a day that is in the calendar, so not of 2026-02-30. */
export function isDay(text: string): text is Day {
  if (!/^[12]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00Z`);
  return !Number.isNaN(at) && writeDay(at) === text;
}

/** The day so many days later, or earlier. */
export const addDays = (day: Day, count: number): Day =>
  writeDay(readDay(day) + count * DAY_MS);

/** The same day of another month, or that month's last where it has no such day. */
export function addMonths(day: Day, count: number): Day {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 + count, 1));
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return writeDay(first.getTime() + (Math.min(date, last) - 1) * DAY_MS);
}

/** The seven days of a day's week; weeks begin on Monday. */
export function weekOf(day: Day): Day[] {
  const sinceMonday = (new Date(readDay(day)).getUTCDay() + 6) % 7;
  const monday = addDays(day, -sinceMonday);
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index));
}

/** The weeks that a day's month touches, each whole. */
export function monthWeeks(day: Day): Day[][] {
  const first = `${day.slice(0, 7)}-01`;
  const last = addDays(addMonths(first, 1), -1);
  const weeks: Day[][] = [];
  for (let week = weekOf(first); (week[0] ?? last) <= last;)
    week = weekOf(addDays(weeks[weeks.push(week) - 1]?.[6] ?? last, 1));
  return weeks;
}

/** The days that a view of a day shows, the last one left out; with no view, those of the month and of the agenda. */
export function daysShown(
  view: CalendarView | undefined,
  date: Day,
): { from: Day; until: Day } {
  const month = monthWeeks(date).flat();
  const week = weekOf(date);
  const agenda = { from: date, until: addDays(date, AGENDA_DAYS) };
  const whole = (days: Day[]) => ({
    from: days[0] ?? date,
    until: addDays(days.at(-1) ?? date, 1),
  });
  if (view === "agenda") return agenda;
  if (view === "week") return whole(week);
  const shown = whole(month);
  if (view === "month") return shown;
  return {
    from: shown.from,
    until: shown.until > agenda.until ? shown.until : agenda.until,
  };
}

/** The instants between which what a view shows in a zone begins: what to ask the server for. */
export function calendarSpan({
  view,
  date,
  zone,
}: {
  view?: CalendarView;
  date: Day;
  zone: string;
}): { from: string; until: string } {
  const { from, until } = daysShown(view, date);
  return { from: startOf(from, zone), until: startOf(until, zone) };
}

/** The day that it is in a zone at an instant. */
export const dayIn = (instant: string | number, zone: string): Day =>
  wallTime(instant, zone).day;

/** What the clock on the wall of a zone shows at an instant: the day, and the minutes since its midnight. */
export function wallTime(
  instant: string | number,
  zone: string,
): { day: Day; minute: number } {
  const at = new Date(instant).getTime();
  const local = new Date(at + zoneOffset(at, zone));
  return {
    day: writeDay(local.getTime()),
    minute: local.getUTCHours() * 60 + local.getUTCMinutes(),
  };
}

/** The instant at which a day begins in a zone; where its midnight is skipped, the first instant after. */
function startOf(day: Day, zone: string): string {
  const midnight = readDay(day);
  const near = midnight - zoneOffset(midnight, zone);
  return new Date(midnight - zoneOffset(near, zone)).toISOString();
}

const readDay = (day: Day) => Date.parse(`${day}T00:00Z`);
const writeDay = (at: number): Day => new Date(at).toISOString().slice(0, 10);
