import type { EntitlementKind } from "@throughline/prisma";
import type { LockedEnrollment, LockedStep } from "../enrollment/lock.ts";
import { isOutOfTurn } from "../enrollment/sequence.rules.ts";
import {
  lockCredits,
  lockRightsOfStep,
  type LockedEntitlement,
} from "../entitlement/lock-entitlements.ts";
import {
  chooseRight,
  hasRunOut,
  standstillOf,
  withUnitOfBooking,
  type Standstill,
} from "../entitlement/right.rules.ts";
import type { Tx } from "../transaction.ts";
import type { WaitSubject } from "../waitlist/waitlist.events.ts";
import {
  bookedAhead,
  usualPolicy,
  type BookingFacts,
  type BookingPolicy,
  type OwnBooking,
  type StepToBook,
} from "./booking.rules.ts";
import type { LockedSession } from "./lock-session.ts";
import { readAround } from "./read-around.ts";

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
  /** A credit may pay for a step whose own right is used up. */
  withCredit?: boolean;
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
  /** Waits of the person that end with it. */
  waits: WaitSubject[];
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
  const { right, standstill } = await findRight(tx, wish, now);
  const aim = { personId, sessionId: session.id, place };
  const { own: all, ...around } = await readAround(tx, aim, now);
  const own = all.filter(
    ({ id, isMarked }) => !isMarked && id !== insteadOf?.id,
  );
  return {
    facts: {
      sessionId: session.id,
      session,
      step: place && stepToBook(place, around.isOption),
      isOfForeignCourse: !place && around.isForeign,
      hasRight: right !== null,
      standstill,
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
    waits: around.waits,
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

/**
 * A step's own right is used first; where it is used up, or stands still, a credit may pay. Before all comes what pays for the
 * booking that is given up, where its time is over since: nowhere else could it be used.
 */
async function findRight(
  tx: Tx,
  { personId, session, place, insteadOf, withCredit = false }: Wish,
  now: Date,
): Promise<{ right: LockedEntitlement | null; standstill: Standstill | null }> {
  const credits = {
    personId,
    kind: creditFor[session.kind],
    besides: insteadOf?.entitlementId ?? null,
  };
  const locked = place
    ? await lockRightsOfStep(tx, place.step.id, withCredit ? credits : null)
    : await lockCredits(tx, credits);
  const rights = locked.map((right) =>
    right.id === credits.besides ? withUnitOfBooking(right, now) : right,
  );
  const over = new Set(
    locked.filter((right) => hasRunOut(right, now)).map(({ id }) => id),
  );
  const kept = rights.filter(
    ({ id }) => id === credits.besides && over.has(id),
  );
  const own = rights.filter((right) => right.kind === "STEP_BOOKING");
  const right =
    chooseRight(kept, now) ?? chooseRight(own, now) ?? chooseRight(rights, now);
  return { right, standstill: standstillOf(rights, now) };
}

const stepToBook = (
  { enrollment, step }: StepPlace,
  isOption: boolean,
): StepToBook => ({
  ...step,
  enrollmentState: enrollment.state,
  isOption,
  isOutOfTurn: isOutOfTurn(
    enrollment.course.sequencing,
    enrollment.steps,
    step,
  ),
});

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
