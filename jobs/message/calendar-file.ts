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
const aboutBooking = z.object({ bookingId: z.uuid() });

/** The file that puts a letter's class into the reader's calendar, changes it there or takes it out; null for a letter about no booking. */
export async function calendarFileOf(
  { store, school, now }: Desk,
  { sendIntent, address }: PlannedDelivery,
): Promise<CalendarFile | null> {
  const { purpose, payload, person } = sendIntent;
  const about = aboutBooking.safeParse(payload);
  if (!aboutBookings.has(purpose) || !about.success) return null;
  const booking = await store.database.booking.findUniqueOrThrow({
    where: { id: about.data.bookingId },
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
