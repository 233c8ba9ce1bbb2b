import type { PillTone } from "@throughline/ui";
import type { MessageId } from "../messages/use-text.ts";
import type { BookingDetail } from "./affairs.fields.ts";

type Standing = Pick<
  BookingDetail,
  "state" | "attendance" | "endedBy" | "mayWaive" | "session"
>;

/** How a booking stands, in words of the catalogue: what the roll says comes first, then how it ended. */
export function bookingStanding({ state, attendance, endedBy }: Standing): {
  text: MessageId;
  tone: PillTone;
} {
  if (attendance !== null)
    return { text: `roll.mark.${attendance}`, tone: tones[attendance] };
  if (state === "CANCELED")
    return {
      text: endedBy === null ? "booking.ended" : `booking.ended.${endedBy}`,
      tone: "neutral",
    };
  return state === "HELD"
    ? { text: "booking.held", tone: "waiting" }
    : { text: "booking.booked", tone: "accent" };
}

const tones = {
  ATTENDED: "done",
  NO_SHOW: "failed",
  EXCUSED: "skipped",
} as const;

/** What staff may do about a booking as it stands, as the api would decide. */
export function bookingCommandsFor(
  { state, attendance, mayWaive, session }: Standing,
  now: number,
): BookingCommand[] {
  const isToCome = Date.parse(session.startsAt) > now;
  const mayCancel = state === "BOOKED" && attendance === null && isToCome;
  return [
    ...(mayCancel ? (["cancelBooking"] as const) : []),
    ...(mayWaive ? (["waiveBooking"] as const) : []),
  ];
}

export const bookingCommands = ["cancelBooking", "waiveBooking"] as const;
export type BookingCommand = (typeof bookingCommands)[number];
