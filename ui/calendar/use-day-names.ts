import { useLocale } from "react-aria-components";
import {
  addDays,
  AGENDA_DAYS,
  weekOf,
  type CalendarView,
  type Day,
} from "./calendar-days.ts";

/** Names days and spans of days for the reader's locale. */
export function useDayNames() {
  const { locale } = useLocale();
  const write = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, {
      ...options,
      timeZone: "UTC",
    });
    return {
      of: (day: Day) => format.format(readDay(day)),
      between: (from: Day, to: Day) =>
        format.formatRange(readDay(from), readDay(to)),
    };
  };
  const month = write({ month: "long", year: "numeric" });
  const range = write({ day: "numeric", month: "short", year: "numeric" });
  const hours = new Intl.DateTimeFormat(locale, {
    hour: "numeric",
    timeZone: "UTC",
  });
  const spans: Record<CalendarView, (date: Day) => string> = {
    month: month.of,
    week: (date) =>
      range.between(weekOf(date)[0] ?? date, weekOf(date)[6] ?? date),
    agenda: (date) => range.between(date, addDays(date, AGENDA_DAYS - 1)),
  };
  return {
    /** "November 2026", "16 – 22 Nov 2026". */
    span: (view: CalendarView, date: Day) => spans[view](date),
    /** "Saturday, 21 November 2026" */
    full: write({
      weekday: "long",
      day: "numeric",
      month: "long",
      year: "numeric",
    }).of,
    /** "Saturday, 21 November" */
    long: write({ weekday: "long", day: "numeric", month: "long" }).of,
    /** "6 PM", of a full hour. */
    hour: (hour: number) => hours.format(Date.UTC(2000, 0, 1, hour)),
    /** "Sat" */
    weekday: write({ weekday: "short" }).of,
    /** "Saturday" */
    weekdayInFull: write({ weekday: "long" }).of,
    /** "21" */
    number: write({ day: "numeric" }).of,
  };
}

const readDay = (day: Day) => Date.parse(`${day}T00:00Z`);
