import type { CalendarEntry } from "./calendar-entry.ts";

/**
 * The addresses at which Google's and Outlook's calendars open a new entry that is filled in; whoever opens one decides. They tell
 * the vendor nothing before that. As both document their "add event" pages.
 */
export function calendarLinks(entry: CalendarEntry): {
  google: string;
  outlook: string;
} {
  const { title, description, location, startsAt, endsAt } = entry;
  const google = new URL("https://calendar.google.com/calendar/render");
  google.search = new URLSearchParams({
    action: "TEMPLATE",
    text: title,
    dates: `${compact(startsAt)}/${compact(endsAt)}`,
    details: description,
    location: location ?? "",
  }).toString();
  const outlook = new URL("https://outlook.live.com/calendar/0/action/compose");
  outlook.search = new URLSearchParams({
    rru: "addevent",
    subject: title,
    startdt: startsAt.toISOString(),
    enddt: endsAt.toISOString(),
    body: description,
    location: location ?? "",
  }).toString();
  return { google: google.href, outlook: outlook.href };
}

/** `20260329T013000Z` */
const compact = (at: Date) =>
  at.toISOString().replace(/\.\d+/, "").replace(/[-:]/g, "");
