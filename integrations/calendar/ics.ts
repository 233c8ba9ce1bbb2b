import ical, {
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
  type ICalCalendar,
} from "ical-generator";

/** One class as a calendar shows it. */
export interface CalendarEntry {
  /** The same for ever, so that a later file changes the entry instead of adding one. */
  uid: string;
  /** Grows with every change that calendars must be told (RFC 5545, SEQUENCE). */
  sequence: number;
  isCanceled: boolean;
  title: string;
  description: string;
  location: string | null;
  url: string | null;
  startsAt: Date;
  endsAt: Date;
}

interface Invitation {
  entry: CalendarEntry;
  organizer: Address;
  attendee: Address | null;
  /** When the file is written. */
  stamp: Date;
}

interface Address {
  name: string;
  email: string;
}

const product = { company: "Throughline", product: "Classes", language: "EN" };

/**
 * The iCalendar file (RFC 5545) that puts one class into a calendar, changes it there, or takes it out: its METHOD is REQUEST, or
 * CANCEL for a class that was canceled. Times are in UTC, so that no table of zones is needed.
 */
export function writeInvitation(invitation: Invitation): string {
  const { entry, organizer, attendee, stamp } = invitation;
  const calendar = ical({ prodId: product, method: methodOf(entry) });
  const event = addEntry(calendar, entry, stamp);
  event.organizer(organizer);
  if (attendee)
    event.createAttendee({
      ...attendee,
      rsvp: false,
      status: ICalAttendeeStatus.ACCEPTED,
    });
  return fileOf(calendar);
}

/** What a file does to a calendar: RFC 5546's word for it. */
export const methodOf = ({ isCanceled }: Pick<CalendarEntry, "isCanceled">) =>
  isCanceled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST;

/** A calendar that others subscribe to: METHOD is PUBLISH. They are asked to look again every quarter of an hour. */
export function writeFeed(
  name: string,
  entries: readonly CalendarEntry[],
  stamp: Date,
): string {
  const calendar = ical({
    name,
    prodId: product,
    method: ICalCalendarMethod.PUBLISH,
    ttl: 900,
  });
  for (const entry of entries) addEntry(calendar, entry, stamp);
  return fileOf(calendar);
}

function addEntry(
  calendar: ICalCalendar,
  { uid, title, isCanceled, startsAt, endsAt, ...entry }: CalendarEntry,
  stamp: Date,
) {
  return calendar.createEvent({
    id: uid,
    sequence: entry.sequence,
    stamp,
    start: startsAt,
    end: endsAt,
    summary: title,
    description: entry.description,
    location: entry.location,
    url: entry.url,
    status: isCanceled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
}

/** Lines end in CRLF, and so does the last (RFC 5545, 3.1). */
const fileOf = (calendar: ICalCalendar): string =>
  `${calendar.toString().replace(/\r?\n/g, "\r\n").trimEnd()}\r\n`;
