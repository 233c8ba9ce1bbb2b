import type { EntitlementKind } from "@throughline/prisma";
import type { LockedEnrollment, LockedStep } from "../enrollment/lock.ts";
import { skipsAhead } from "../enrollment/sequence.rules.ts";
import {
  lockCredits,
  lockRightsOfStep,
  type LockedEntitlement,
} from "../entitlement/lock-entitlements.ts";
import { chooseRight } from "../entitlement/right.rules.ts";
import type { Tx } from "../transaction.ts";
import {
  bookedAhead,
  usualPolicy,
  type BookingFacts,
  type BookingPolicy,
  type OwnBooking,
  type StepToBook,
} from "./booking.rules.ts";
import type { LockedSession } from "./lock-session.ts";

/** The step that is to be booked, in its enrollment. */
export interface StepPlace {
  enrollment: Pick<
    LockedEnrollment,
    "id" | "personId" | "courseId" | "state" | "course"
  > & {
    steps: Pick<
      LockedStep,
      "id" | "position" | "required" | "state" | "openedAt"
    >[];
  };
  step: Pick<
    LockedStep,
    | "id"
    | "courseStepId"
    | "position"
    | "label"
    | "kind"
    | "state"
    | "required"
    | "openedAt"
  >;
}

export interface Wish {
  personId: string;
  session: LockedSession;
  /** Null where it is booked with a credit. */
  place: StepPlace | null;
  byStaff: boolean;
  acceptOverlap: boolean;
  /** A booking that is given up for this one: it counts no more, and its unit pays for this one. */
  insteadOf?: { id: string; entitlementId: string };
}

/** What was read, and what is written if the seat may be had. */
export interface ReadFacts {
  facts: BookingFacts;
  /** The right that pays; null where there is none. */
  right: LockedEntitlement | null;
  skippedAhead: boolean;
  /** Bookings of the step whose class is over and was marked: they make room for another. */
  overIds: string[];
}

/**
 * Reads all that decides whether a person may have a seat, and locks the rights that could pay for it. The enrollment and the
 * class are locked before.
 */
export async function readFacts(
  tx: Tx,
  wish: Wish,
  now: Date,
): Promise<ReadFacts> {
  const { personId, session, place, insteadOf } = wish;
  const right = await findRight(tx, wish, now);
  const all = await readOwn(tx, personId, place, now);
  const own = all.filter(
    ({ id, isMarked }) => !isMarked && id !== insteadOf?.id,
  );
  return {
    facts: {
      sessionId: session.id,
      session,
      step: place && (await stepToBook(tx, session.id, place)),
      isOfForeignCourse:
        !place && (await isOfForeignCourse(tx, session.id, personId)),
      hasRight: right !== null,
      own,
      policy: place?.enrollment.course ?? (await policyOf(tx, right)),
      byStaff: wish.byStaff,
      acceptOverlap: wish.acceptOverlap,
    },
    right,
    skippedAhead: place !== null && isAhead(place, own),
    overIds: all
      .filter(
        ({ isMarked, enrollmentStepId }) =>
          isMarked && enrollmentStepId === place?.step.id,
      )
      .map(({ id }) => id),
  };
}

/** The rules of booking that hold for a right that comes from a course, and otherwise the usual ones. */
export async function policyOf(
  tx: Tx,
  right: Pick<LockedEntitlement, "enrollmentId"> | null,
): Promise<BookingPolicy> {
  if (!right?.enrollmentId) return usualPolicy;
  const { course } = await tx.db.enrollment.findUniqueOrThrow({
    where: { id: right.enrollmentId },
    select: { course: true },
  });
  return course;
}

/** A private session takes a private credit, a class a group credit. */
export const creditFor = {
  PRIVATE: "PRIVATE_CREDIT",
  GROUP: "GROUP_CREDIT",
} as const satisfies Record<string, EntitlementKind>;

async function findRight(
  tx: Tx,
  { personId, session, place, insteadOf }: Wish,
  now: Date,
): Promise<LockedEntitlement | null> {
  const rights = place
    ? await lockRightsOfStep(tx, place.step.id)
    : await lockCredits(
        tx,
        personId,
        creditFor[session.kind],
        insteadOf?.entitlementId,
      );
  return chooseRight(
    rights.map((right) => ({
      ...right,
      available:
        right.available + (right.id === insteadOf?.entitlementId ? 1 : 0),
    })),
    now,
  );
}

interface OwnRow extends OwnBooking {
  isMarked: boolean;
}

function readOwn(tx: Tx, personId: string, place: StepPlace | null, now: Date) {
  const stepIds = place?.enrollment.steps.map(({ id }) => id) ?? [];
  return tx.db.$queryRaw<OwnRow[]>`
    SELECT b.id, b.state::text, b."sessionId", b."enrollmentStepId", s.title, s."startsAt", s.minutes,
      a."bookingId" IS NOT NULL AS "isMarked"
    FROM "Booking" b JOIN "Session" s ON s.id = b."sessionId" LEFT JOIN "Attendance" a ON a."bookingId" = b.id
    WHERE b."personId" = ${personId}::uuid AND b.state IN ('HELD', 'BOOKED')
      AND (s."startsAt" + s.minutes * interval '1 minute' > ${now} OR b."enrollmentStepId" = ANY (${stepIds}::uuid[]))
    ORDER BY s."startsAt"`;
}

async function stepToBook(
  tx: Tx,
  sessionId: string,
  { enrollment, step }: StepPlace,
): Promise<StepToBook> {
  const { courseStepId } = step;
  const option = await tx.db.stepOption.findUnique({
    where: { courseStepId_sessionId: { courseStepId, sessionId } },
  });
  return {
    ...step,
    enrollmentState: enrollment.state,
    isOption: option !== null,
    isOutOfTurn:
      enrollment.course.sequencing === "STRICT" &&
      step.required &&
      skipsAhead(enrollment.steps, step),
  };
}

function isAhead({ enrollment, step }: StepPlace, own: readonly OwnBooking[]) {
  const booked = new Set(own.map(({ enrollmentStepId }) => enrollmentStepId));
  return bookedAhead(
    enrollment.steps.map((each) => ({
      ...each,
      isBooked: booked.has(each.id),
    })),
    step,
  );
}

async function isOfForeignCourse(
  tx: Tx,
  sessionId: string,
  personId: string,
): Promise<boolean> {
  const [found] = await tx.db.$queryRaw<{ isForeign: boolean }[]>`
    SELECT count(*) > 0 AND NOT bool_or(EXISTS (
      SELECT FROM "Enrollment" e WHERE e."courseId" = s."courseId" AND e."personId" = ${personId}::uuid
        AND e.state IN ('ACTIVE', 'COMPLETED'))) AS "isForeign"
    FROM "StepOption" o JOIN "CourseStep" s ON s.id = o."courseStepId" WHERE o."sessionId" = ${sessionId}::uuid`;
  return found?.isForeign ?? false;
}
