import { endOf, type SessionTime } from "./session.rules.ts";

/** When a class is, and what no other class can use at that time. */
export interface ClassNeeds extends SessionTime {
  id: string;
  title: string;
  instructorId: string | null;
  instructorName: string | null;
  room: string | null;
}

/** Two classes at one time that need the same instructor or the same room; in the order in which they begin. */
export interface Clash<T> {
  one: T;
  other: T;
  /** What both need, in words for staff. */
  need: string;
}

/** Every two of the classes that are at one time and need the same instructor or room; soonest first. */
export function clashesAmong<T extends ClassNeeds>(
  classes: readonly T[],
): Clash<T>[] {
  const found: Clash<T>[] = [];
  const inTime = classes.toSorted(
    (one, other) => one.startsAt.getTime() - other.startsAt.getTime(),
  );
  for (const [place, one] of inTime.entries())
    for (const other of inTime.slice(place + 1)) {
      if (other.startsAt >= endOf(one)) break;
      const need = other.id === one.id ? null : sharedBy(one, other);
      if (need !== null) found.push({ one, other, need });
    }
  return found;
}

/** A clash in words for staff. */
export const clashInWords = ({
  one,
  other,
  need,
}: Clash<ClassNeeds>): string =>
  one.title === other.title
    ? `Two classes named ${one.title} are at one time, and both need ${need}.`
    : `${one.title} and ${other.title} are at one time, and both need ${need}.`;

function sharedBy(one: ClassNeeds, other: ClassNeeds): string | null {
  if (one.instructorId !== null && one.instructorId === other.instructorId)
    return one.instructorName ?? "one instructor";
  return one.room && isSameRoom(one.room, other.room)
    ? `the room ${one.room}`
    : null;
}

/** A room that is written in other letters is the same room. */
const isSameRoom = (one: string, other: string | null): boolean =>
  one.toLowerCase() === other?.toLowerCase();
