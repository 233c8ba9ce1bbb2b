import type { SessionKind, SessionState } from "@throughline/prisma";
import { z } from "zod";
import { nameSchema, timeZoneSchema } from "../person/person.rules.ts";

/** When a class is, and how long: instants and minutes. */
export interface SessionTime {
  startsAt: Date;
  minutes: number;
}

/** What a class is, apart from when. */
export interface SessionFacts {
  kind: SessionKind;
  title: string;
  capacity: number;
  instructorId: string | null;
  room: string | null;
  meetingUrl: string | null;
}

/** A time on the wall clock of a zone, as `2026-03-28T18:00`. */
export const localTimeSchema = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/,
    "Give a day and a time of the clock, such as 2026-03-28T18:00.",
  )
  .refine(
    (local) => isDay(local.slice(0, 10)),
    "There is no such day in the calendar.",
  );

function isDay(day: string): boolean {
  const read = new Date(`${day}T00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day);
}

/** How long a class lasts. */
export const minutesSchema = z
  .int("Give whole minutes.")
  .min(5, "A class lasts at least 5 minutes.")
  .max(1440, "A class lasts at most a day, 1,440 minutes.");

/** Where a class is held, in a few words. */
export const roomSchema = z
  .string()
  .trim()
  .max(200, "A room’s name has at most 200 characters.")
  .refine(
    (text) => !/\p{Cc}/u.test(text),
    "A room’s name cannot hold control characters.",
  )
  .transform((text) => text || null);

const meetingUrlSchema = z
  .string()
  .trim()
  .max(2000, "A web address has at most 2,000 characters.")
  .refine(
    (text) => text === "" || isWebAddress(text),
    "This is not a web address, such as https://meet.example/class.",
  )
  .transform((text) => text || null);

const isWebAddress = (text: string) =>
  /^https?:\/\/[^\s\p{Cc}]+$/u.test(text) && URL.canParse(text);

const seatsInWords = "A class has between 1 and 10,000 seats.";

/** What a class is, as staff may write it; the instructor is looked up apart. */
export const sessionFactsSchema = z.object({
  kind: z.enum(["GROUP", "PRIVATE"]),
  title: nameSchema,
  capacity: z
    .int("Give a whole number of seats.")
    .min(1, seatsInWords)
    .max(10_000, seatsInWords),
  room: roomSchema,
  meetingUrl: meetingUrlSchema,
});

/** When a class is, as staff may write it: on the wall clock of a zone. */
export const sessionTimeSchema = z.object({
  startsLocal: localTimeSchema,
  timeZone: timeZoneSchema,
  minutes: minutesSchema,
});

/** When a class is over. */
export const endOf = ({ startsAt, minutes }: SessionTime): Date =>
  new Date(startsAt.getTime() + minutes * 60_000);

/** Whether two classes are at the same time, at least for a minute; one that follows the other at once is not. */
export const overlaps = (one: SessionTime, other: SessionTime): boolean =>
  one.startsAt < endOf(other) && other.startsAt < endOf(one);

/** Why a class can no longer be changed, in words for staff; null where it can be. */
export function objectionToChange(
  session: SessionTime & { state: SessionState },
  now: Date,
): string | null {
  if (session.state === "CANCELED")
    return "The class was canceled, so it cannot be changed any more.";
  if (endOf(session) <= now)
    return "The class is over, so it cannot be changed any more.";
  return null;
}

/** Why a class cannot be called off that so many took already; null where nobody did. */
export function objectionToAttended(attended: number): string | null {
  if (attended === 0) return null;
  const who =
    attended === 1 ? "1 student is marked" : `${attended} students are marked`;
  return `${who} as attended already. Take the marks back first.`;
}

/** Why a class cannot be put at a time, in words for staff; null where it can be. */
export function objectionToTime(startsAt: Date, now: Date): string | null {
  if (startsAt <= now) return "This time is past: give one that is to come.";
  if (startsAt.getTime() - now.getTime() > farthestMs)
    return "Classes are planned for at most five years ahead.";
  return null;
}

const farthestMs = 5 * 366 * 86_400_000;

/** Why a class cannot have so many seats; null where it can. */
export function objectionToCapacity(
  seatsTaken: number,
  capacity: number,
): string | null {
  if (capacity >= seatsTaken) return null;
  const taken =
    seatsTaken === 1 ? "1 seat is taken" : `${seatsTaken} seats are taken`;
  return `${taken}, so the class cannot have ${capacity === 1 ? "only 1 seat" : `only ${capacity} seats`}.`;
}
