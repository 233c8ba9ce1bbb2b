import type { Database } from "@throughline/prisma";
import { quantileOf } from "../pipeline/duration.rules.ts";
import { durationsIn, readTallies } from "../pipeline/read-tallies.ts";
import {
  forecastSeats,
  needOf,
  type SeatedStep,
  type SeatNeed,
  type SeatNeeds,
  type StandingStudents,
  type WalkedStep,
} from "./seat-forecast.rules.ts";

/** Those who need a seat within so many days are held against the open ones, unless somebody asks otherwise. */
export const usualHorizonDays = 28;

/** A step that is taken in a class, as a report names it. */
interface NamedStep extends SeatedStep {
  courseId: string;
  position: number;
  label: string;
  title: string;
  /** Since when it has had too few seats, as last looked at. */
  shortSince: Date | null;
}

/** The forecast of one step, and which step that is. */
export type StepSeats = NamedStep & SeatNeeds;

type Reader = Pick<Database, "$queryRaw">;

/**
 * For each step of published courses that is taken in a class: who is entitled and not booked, against the open seats of its
 * coming classes within the same horizon. In the order of the courses' codes and their steps. Empty for whoever is not staff.
 */
export async function readSeatForecast(
  db: Reader,
  {
    courseId = null,
    horizonDays = usualHorizonDays,
  }: { courseId?: string | null; horizonDays?: number },
  now: Date,
): Promise<StepSeats[]> {
  const steps = await readSteps(db, { courseId, horizonDays }, now);
  if (steps.length === 0) return [];
  const courseIds = [...new Set(steps.map((step) => step.courseId))];
  const courses = await readCourses(db, courseIds);
  const standing = await readStanding(db, courseIds, now);
  return courseIds.flatMap((id) =>
    forecastSeats(
      steps.filter((step) => step.courseId === id),
      courses.filter((step) => step.courseId === id),
      standing,
      horizonDays,
    ),
  );
}

/**
 * The steps of a course at which those stand who will need a seat of one of its steps at a time, within the usual horizon. None for
 * an unknown step.
 */
export async function findPlacesOfNeed(
  db: Reader,
  courseStepId: string,
  need: SeatNeed,
): Promise<string[]> {
  const places = await db.$queryRaw<
    { id: string; courseId: string; position: number }[]
  >`
    SELECT id, "courseId", position FROM "CourseStep"
    WHERE "courseId" = (SELECT "courseId" FROM "CourseStep" WHERE id = ${courseStepId}::uuid)`;
  const courseIds = [...new Set(places.map(({ courseId }) => courseId))];
  const course = await readCourses(db, courseIds);
  return places
    .filter(
      ({ position }) =>
        needOf({ courseStepId }, course, position, usualHorizonDays) === need,
    )
    .map(({ id }) => id);
}

function readSteps(
  db: Reader,
  { courseId, horizonDays }: { courseId: string | null; horizonDays: number },
  now: Date,
): Promise<NamedStep[]> {
  const until = new Date(now.getTime() + horizonDays * 86_400_000);
  return db.$queryRaw<NamedStep[]>`
    WITH coming AS (
      SELECT o."courseStepId", s.id, s."startsAt", s.capacity - s."seatsTaken" AS open,
        count(*) OVER (PARTITION BY s.id) > 1 AS shared
      FROM "Session" s
      JOIN "StepOption" o ON o."sessionId" = s.id
      JOIN "CourseStep" cs ON cs.id = o."courseStepId"
      JOIN "Course" c ON c.id = cs."courseId"
      WHERE s.state = 'SCHEDULED' AND s."startsAt" > ${now}::timestamptz + c."bookingClosesMinutes" * interval '1 minute'
    ), supply AS (
      SELECT "courseStepId", count(*) AS classes,
        sum(open) FILTER (WHERE "startsAt" <= ${until}::timestamptz) AS open,
        sum(open) FILTER (WHERE shared AND "startsAt" <= ${until}::timestamptz) AS shared,
        min("startsAt") FILTER (WHERE open > 0) AS next
      FROM coming GROUP BY 1
    ), wait AS (
      SELECT coming."courseStepId", count(*) AS students
      FROM coming JOIN "WaitlistEntry" w ON w."sessionId" = coming.id AND w.state IN ('WAITING', 'OFFERED')
      JOIN "EnrollmentStep" es ON es.id = w."enrollmentStepId" AND es."courseStepId" = coming."courseStepId"
      GROUP BY 1
    )
    SELECT cs.id AS "courseStepId", cs."courseId", cs.position, cs.label, cs.title,
      coalesce(supply.classes, 0)::int AS classes, coalesce(supply.open, 0)::int AS "openSeats",
      coalesce(supply.shared, 0)::int AS "sharedSeats", supply.next AS "nextOpenAt",
      coalesce(wait.students, 0)::int AS waiting, short."startedAt" AS "shortSince"
    FROM "CourseStep" cs
    JOIN "Course" c ON c.id = cs."courseId"
    LEFT JOIN supply ON supply."courseStepId" = cs.id
    LEFT JOIN wait ON wait."courseStepId" = cs.id
    LEFT JOIN "SeatShortfall" short ON short."courseStepId" = cs.id AND short."endedAt" IS NULL
    WHERE cs.kind = 'SESSION' AND cs."retiredAt" IS NULL AND c.state = 'PUBLISHED'
      AND (${courseId}::uuid IS NULL OR c.id = ${courseId}::uuid)
    ORDER BY c.code, cs.position`;
}

/** The steps of the courses, with how long each usually takes. */
async function readCourses(
  db: Reader,
  courseIds: readonly string[],
): Promise<(WalkedStep & { courseId: string })[]> {
  const steps = await db.$queryRaw<
    Omit<WalkedStep & { courseId: string }, "medianSeconds">[]
  >`
    SELECT id AS "courseStepId", "courseId", position, required, "expectedDays"
    FROM "CourseStep" WHERE "courseId" = ANY (${courseIds}::uuid[]) AND "retiredAt" IS NULL
    ORDER BY position`;
  const tally = await readTallies(
    db,
    steps.map(({ courseStepId }) => courseStepId),
  );
  return steps.map((step) => ({
    ...step,
    medianSeconds: quantileOf(durationsIn(tally[step.courseStepId]), 0.5),
  }));
}

/**
 * Where those stand who may book a step and have not: at the first required step that is not settled, or at the step itself
 * where it is open already.
 */
function readStanding(
  db: Reader,
  courseIds: readonly string[],
  now: Date,
): Promise<StandingStudents[]> {
  return db.$queryRaw<StandingStudents[]>`
    SELECT "courseStepId", at, students FROM count_standing(${courseIds}::uuid[], ${now}::timestamptz)`;
}
