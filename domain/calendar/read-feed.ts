import type { Database } from "@throughline/prisma";
import {
  entryOfBooking,
  entryOfTeaching,
  withClass,
  type CalendarEntry,
} from "./calendar-entry.ts";
import { hashOfFeedToken } from "./feed-token.ts";

/** How far back a feed goes, and how many entries it has at most. */
const pastMs = 90 * 86_400_000;
const mostEntries = 1000;

interface FeedOfPerson {
  givenName: string;
  entries: CalendarEntry[];
}

/**
 * What a private calendar address shows: the classes that its owner booked and, for an instructor, those they teach. Null where the
 * word is nobody's. `db` sees everything: the word is the right.
 */
export async function readFeed(
  db: Database,
  { token, portalUrl }: { token: string; portalUrl: string },
  now: Date,
): Promise<FeedOfPerson | null> {
  const feed = await db.calendarFeed.findUnique({
    where: { tokenHash: hashOfFeedToken(token) },
    include: { person: { include: { user: { select: { role: true } } } } },
  });
  if (!feed) return null;
  const { personId, person } = feed;
  const since = { startsAt: { gte: new Date(now.getTime() - pastMs) } };
  const bookings = await db.booking.findMany({
    where: { personId, state: "BOOKED", session: since },
    include: withClass,
    orderBy: { session: { startsAt: "desc" } },
    take: mostEntries,
  });
  const taught =
    !person.user || person.user.role === "STUDENT"
      ? []
      : await db.session.findMany({
          where: { instructorId: personId, state: "SCHEDULED", ...since },
          orderBy: { startsAt: "desc" },
          take: mostEntries,
        });
  return {
    givenName: person.givenName,
    entries: [
      ...bookings.map((booking) => entryOfBooking(booking, portalUrl)),
      ...taught.map((session) => entryOfTeaching(session, null)),
    ],
  };
}
