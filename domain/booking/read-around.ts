import type { Tx } from "../transaction.ts";
import type { WaitSubject } from "../waitlist/waitlist.events.ts";
import type { OwnBooking } from "./booking.rules.ts";

/** What is asked about: somebody, a class, and the step for which it is taken where there is one. */
export interface Aim {
  personId: string;
  sessionId: string;
  place: {
    step: { id: string; courseStepId: string };
    enrollment: { steps: { id: string }[] };
  } | null;
}

/** What surrounds a booking of a class. */
export interface Around {
  /** The class is one of those by which the step may be taken. */
  isOption: boolean;
  /** The class belongs to courses, and the person takes none of them. */
  isForeign: boolean;
  /** The person's active bookings that are not over, and those of this enrollment, by when they begin. */
  own: (OwnBooking & { isMarked: boolean })[];
  /** The person's waits for this class, and for other classes of the step. */
  waits: WaitSubject[];
}

interface Row extends Omit<Around, "own"> {
  own: (Omit<Around["own"][number], "startsAt"> & { startsAt: string })[];
}

/**
 * Reads what surrounds a booking, in one statement, for whoever wants the class waits meanwhile. The class is locked before, and
 * so are the rights, so that no offer is made for them.
 */
export async function readAround(
  tx: Tx,
  { personId, sessionId, place }: Aim,
  now: Date,
): Promise<Around> {
  const stepId = place?.step.id ?? null;
  const stepIds = place?.enrollment.steps.map(({ id }) => id) ?? [];
  const [row] = await tx.db.$queryRaw<Row[]>`
    WITH own AS (
      SELECT b.id, b.state, b."sessionId", b."enrollmentStepId", s.title, s."startsAt", s.minutes,
        a."bookingId" IS NOT NULL AS "isMarked"
      FROM "Booking" b JOIN "Session" s ON s.id = b."sessionId" LEFT JOIN "Attendance" a ON a."bookingId" = b.id
      WHERE b."personId" = ${personId}::uuid AND b.state IN ('HELD', 'BOOKED')
        AND (s."startsAt" + s.minutes * interval '1 minute' > ${now} OR b."enrollmentStepId" = ANY (${stepIds}::uuid[]))
    ), wait AS (
      SELECT id, "personId", "sessionId", "enrollmentStepId" FROM "WaitlistEntry"
      WHERE "personId" = ${personId}::uuid AND state = 'WAITING'
        AND ("sessionId" = ${sessionId}::uuid OR "enrollmentStepId" = ${stepId}::uuid)
    ), course AS (
      SELECT o."courseStepId", EXISTS (
        SELECT FROM "Enrollment" e WHERE e."courseId" = s."courseId" AND e."personId" = ${personId}::uuid
          AND e.state IN ('ACTIVE', 'COMPLETED')) AS "isTaken"
      FROM "StepOption" o JOIN "CourseStep" s ON s.id = o."courseStepId" WHERE o."sessionId" = ${sessionId}::uuid
    )
    SELECT
      EXISTS (SELECT FROM course WHERE "courseStepId" = ${place?.step.courseStepId ?? null}::uuid) AS "isOption",
      (SELECT count(*) > 0 AND NOT bool_or("isTaken") FROM course) AS "isForeign",
      (SELECT coalesce(jsonb_agg(own ORDER BY "startsAt"), '[]') FROM own) AS own,
      (SELECT coalesce(jsonb_agg(wait), '[]') FROM wait) AS waits`;
  if (!row) throw new Error("a reading without an answer");
  const own = row.own.map(({ startsAt, ...booking }) => ({
    ...booking,
    startsAt: new Date(startsAt),
  }));
  return { ...row, own };
}
