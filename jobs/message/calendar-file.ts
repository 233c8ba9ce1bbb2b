import {
  entryOfBooking,
  withClass,
} from "@throughline/domain/calendar/calendar-entry";
import type { PlannedDelivery } from "@throughline/domain/message/claim-delivery";
import type { Purpose } from "@throughline/domain/message/purpose";
import { fullName } from "@throughline/domain/person/person.rules";
import {
  methodOf,
  writeInvitation,
} from "@throughline/integrations/calendar/ics";
import { z } from "zod";
import type { Desk } from "../desk.ts";

export interface CalendarFile {
  method: "REQUEST" | "CANCEL";
  content: string;
}

/** The letters that say that a class is booked, changed or off. */
const aboutBookings = new Set<string>([
  "classBooked",
  "classLeft",
  "classMoved",
  "classCanceled",
] satisfies Purpose[]);
const aboutBooking = z.object({
  bookingId: z.uuid(),
  insteadOfId: z.uuid().nullish(),
});

/**
 * The files that put a letter's class into the reader's calendar, change it there or take it out; of a class that took the place of
 * another one, that of the other too. None for a letter about no booking.
 */
export async function calendarFilesOf(
  desk: Desk,
  delivery: PlannedDelivery,
): Promise<CalendarFile[]> {
  const { purpose, payload } = delivery.sendIntent;
  const about = aboutBooking.safeParse(payload);
  if (!aboutBookings.has(purpose) || !about.success) return [];
  const { bookingId, insteadOfId } = about.data;
  const ids = insteadOfId ? [bookingId, insteadOfId] : [bookingId];
  return Promise.all(ids.map((id) => writeFile(desk, delivery, id)));
}

async function writeFile(
  { store, school, now }: Desk,
  { sendIntent: { person }, address }: PlannedDelivery,
  id: string,
): Promise<CalendarFile> {
  const booking = await store.database.booking.findUniqueOrThrow({
    where: { id },
    include: withClass,
  });
  const { name, portalUrl } = school;
  const entry = entryOfBooking(booking, portalUrl);
  const content = writeInvitation({
    entry,
    organizer: { name, email: `no-reply@${new URL(portalUrl).hostname}` },
    attendee: { name: fullName(person), email: address },
    stamp: now(),
  });
  return { method: methodOf(entry), content };
}
