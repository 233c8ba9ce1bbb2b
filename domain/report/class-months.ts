import type { Database } from "@throughline/prisma";
import { boundsOf, type MonthRange } from "./month-range.ts";

/** The classes of one course that start in one month, and who came. Canceled classes and bookings are not in it. */
export interface ClassMonth {
  /** Null for classes and bookings of no course, such as those booked with credits that were bought by themselves. */
  courseId: string | null;
  month: string;
  /** Group classes that are an option of one of the course's steps; one of two courses counts for each of them. */
  classes: number;
  seats: number;
  /** Seats booked, or held for an offer, by anybody. */
  seatsTaken: number;
  booked: number;
  attended: number;
  noShows: number;
  excused: number;
  /** Booked for a class that is over, and nobody said whether they came. */
  unmarked: number;
  /** Booked although an earlier required step was neither done nor booked. */
  skippedAhead: number;
}

/** By course and month of the class. Empty for whoever is not staff. */
export function readClassMonths(
  db: Pick<Database, "$queryRaw">,
  { courseId, ...range }: MonthRange & { courseId: string | null },
  now: Date,
): Promise<ClassMonth[]> {
  const { since, until } = boundsOf(range);
  return db.$queryRaw<ClassMonth[]>`
    SELECT * FROM count_classes(${since}::timestamptz, ${until}::timestamptz, ${now}::timestamptz)
    WHERE ${courseId}::uuid IS NULL OR "courseId" = ${courseId}::uuid
    ORDER BY month, "courseId"`;
}
