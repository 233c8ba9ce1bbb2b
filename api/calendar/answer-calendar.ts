import type { ServerResponse } from "node:http";
import {
  entryOfBooking,
  withClass,
} from "@throughline/domain/calendar/calendar-entry";
import { readFeed } from "@throughline/domain/calendar/read-feed";
import { fullName } from "@throughline/domain/person/person.rules";
import {
  writeFeed,
  writeInvitation,
} from "@throughline/integrations/calendar/ics";
import type { Database } from "@throughline/prisma";
import type { School } from "@throughline/schema/context";
import { sendMethodNotAllowed, sendNotFound } from "../http/answer.ts";
import type { Exchange } from "../http/exchange.ts";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What calendars' files are written from. */
interface CalendarDesk {
  /** As whoever asks; for a feed, whose address is the right to it, as the school. */
  db: Database;
  school: School;
  now: () => Date;
}

/** `GET /calendar/bookings/:id.ics`: one booking as a file, for whoever `db` shows it to: its student, its instructor and staff. */
export async function answerBooking(
  { db, school, now }: CalendarDesk,
  { request, response }: Exchange,
  id: string,
): Promise<void> {
  if (!isReading(request.method)) return sendMethodNotAllowed(response, "GET");
  const booking =
    uuid.test(id) &&
    (await db.booking.findUnique({
      where: { id },
      include: { ...withClass, person: { include: primaryEmail } },
    }));
  if (!booking || booking.state === "HELD") return sendNotFound(response);
  const { person } = booking;
  const [email] = person.emails;
  const host = new URL(school.portalUrl).hostname;
  const file = writeInvitation({
    entry: entryOfBooking(booking, school.portalUrl),
    organizer: { name: school.name, email: `no-reply@${host}` },
    attendee: email ? { name: fullName(person), email: email.address } : null,
    stamp: now(),
  });
  sendFile(response, file, "class.ics");
}

const primaryEmail = {
  emails: { where: { isPrimary: true }, take: 1 },
} as const;

/** `GET /calendar/feeds/:token.ics`: a person's private calendar, for whoever knows the secret word in its address. */
export async function answerFeed(
  { db, school, now }: CalendarDesk,
  { request, response }: Exchange,
  token: string,
): Promise<void> {
  if (!isReading(request.method)) return sendMethodNotAllowed(response, "GET");
  const { portalUrl, name } = school;
  const feed = await readFeed(db, { token, portalUrl }, now());
  if (!feed) return sendNotFound(response);
  sendFile(
    response,
    writeFeed(`${name}: ${feed.givenName}`, feed.entries, now()),
    "classes.ics",
  );
}

const isReading = (method = "GET") => method === "GET" || method === "HEAD";

function sendFile(response: ServerResponse, file: string, name: string) {
  const body = Buffer.from(file);
  response.writeHead(200, {
    "content-type": "text/calendar; charset=utf-8",
    "content-length": body.byteLength,
    "content-disposition": `attachment; filename="${name}"`,
    "cache-control": "private, no-store",
    // The address of a feed is a secret, and no search engine's business.
    "x-robots-tag": "noindex",
    "referrer-policy": "no-referrer",
  });
  response.end(response.req.method === "HEAD" ? undefined : body);
}
