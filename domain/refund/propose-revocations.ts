import type {
  EnrollmentState,
  EntitlementKind,
  LicenseState,
} from "@throughline/prisma";
import { liveSeats, type SeatCounts } from "../seat/seat.rules.ts";
import type { Tx } from "../transaction.ts";
import { comingBookings, latestFirst } from "./coming-bookings.ts";
import { readPayments } from "./read-payments.ts";
import {
  faultOfOffer,
  leftToRefund,
  type Revocations,
} from "./refund.rules.ts";

/** A right that came with an order, unit by unit. */
export interface RightInOrder {
  entitlementId: string;
  kind: EntitlementKind;
  /** Such as `SFZ-1`; of credits null. */
  stepLabel: string | null;
  granted: number;
  /** Attended, missed or forfeited: stays as it is. */
  used: number;
  /** Held by classes to come; taking back more than is free ends them, the latest first. */
  booked: number;
  /** Held by classes that have begun and are not marked yet: their roll says whether they are used, so they stay. */
  waiting: number;
  free: number;
  /** By a refund or by running out. */
  takenBack: number;
}

/** What an order gave, and what would go with a refund. */
export interface RevocationProposal {
  /** Of all its payments, in the currency's smallest unit. */
  leftToRefund: number;
  /** Why none of it can be given back just now, in words; null where some can, or nothing is left. */
  refundFault: string | null;
  rights: RightInOrder[];
  /** Classes to come that would be given up, of each right as many as its free units do not cover: the latest first. */
  bookings: {
    id: string;
    entitlementId: string;
    title: string;
    startsAt: Date;
    timeZone: string;
  }[];
  enrollment: {
    id: string;
    state: EnrollmentState;
    stepsDone: number;
    steps: number;
    /** It began with this order, and has not ended. */
    canEnd: boolean;
  } | null;
  seats: SeatCounts;
  /** Of an order of a license. */
  license: {
    /** Null where Stripe did not tell of it yet. */
    state: LicenseState | null;
    /** Its subscription goes on. */
    canEnd: boolean;
  } | null;
  /** What is proposed where all the money goes back. */
  ofAll: Revocations;
}

/**
 * What an admin is shown before a refund: every right that the order gave with how much of it is used, booked and free, and what
 * could be taken back. Only the unused is ever proposed. Null where there is no such order.
 */
export async function proposeRevocations(
  db: Tx["db"],
  orderId: string,
  now: Date,
): Promise<RevocationProposal | null> {
  const order = await db.order.findUnique({
    where: { id: orderId },
    include: {
      enrollment: { include: { steps: true } },
      product: { select: { kind: true } },
      license: { select: { state: true } },
      seats: { select: { state: true } },
      entitlements: {
        where: { seatId: null },
        include: {
          entries: { select: { kind: true, available: true } },
          enrollmentStep: { select: { label: true, position: true } },
          bookings: {
            where: comingBookings(now),
            orderBy: latestFirst,
            include: { session: true },
          },
        },
      },
    },
  });
  if (!order) return null;
  const { enrollment, entitlements } = order;
  const payments = await readPayments(db, orderId);
  const left = payments.map(leftToRefund).reduce((sum, each) => sum + each, 0);
  const rights = entitlements
    .toSorted(
      (a, b) =>
        (a.enrollmentStep?.position ?? 1_000) -
          (b.enrollmentStep?.position ?? 1_000) || a.kind.localeCompare(b.kind),
    )
    .map(rightOf);
  const canEnd =
    enrollment !== null && order.beganEnrollment && isGoingOn(enrollment.state);
  const countOf = (state: string) =>
    order.seats.filter((seat) => seat.state === state).length;
  const seats = {
    open: countOf("OPEN"),
    invited: countOf("INVITED"),
    claimed: countOf("CLAIMED"),
  };
  const license =
    order.product.kind === "LICENSE"
      ? {
          state: order.license?.state ?? null,
          canEnd: order.license?.state !== "CANCELED",
        }
      : null;
  return {
    leftToRefund: order.state === "PAID" ? left : 0,
    refundFault: order.state === "PAID" ? faultOfOffer(payments) : null,
    rights,
    bookings: entitlements.flatMap(({ id, bookings }) =>
      bookings.map(({ id: bookingId, session }) => ({
        id: bookingId,
        entitlementId: id,
        title: session.title,
        startsAt: session.startsAt,
        timeZone: session.timeZone,
      })),
    ),
    enrollment: enrollment && {
      id: enrollment.id,
      state: enrollment.state,
      steps: enrollment.steps.length,
      stepsDone: enrollment.steps.filter(({ state }) => state === "COMPLETED")
        .length,
      canEnd,
    },
    seats,
    license,
    ofAll: {
      rights: rights.flatMap(({ entitlementId, free, booked }) =>
        free + booked > 0 ? { entitlementId, units: free + booked } : [],
      ),
      endsEnrollment: canEnd,
      seats: liveSeats(seats),
      endsLicense: license?.canEnd ?? false,
    },
  };
}

/** While it has not ended; a course that was completed stays completed. */
const isGoingOn = (state: EnrollmentState): boolean =>
  state === "PENDING" || state === "ACTIVE" || state === "SUSPENDED";

interface RightWithEntries {
  id: string;
  kind: EntitlementKind;
  available: number;
  held: number;
  entries: readonly { kind: string; available: number }[];
  enrollmentStep: { label: string } | null;
  /** Classes to come; each holds one unit. */
  bookings: readonly unknown[];
}

function rightOf({
  id,
  kind,
  available,
  held,
  entries,
  enrollmentStep,
  bookings,
}: RightWithEntries): RightInOrder {
  const moved = (wanted: string) =>
    entries
      .filter((entry) => entry.kind === wanted)
      .reduce((sum, entry) => sum + entry.available, 0);
  const granted = moved("GRANT");
  const booked = Math.min(held, bookings.length);
  const gone = -moved("REVOKE") - moved("EXPIRE");
  return {
    entitlementId: id,
    kind,
    stepLabel: enrollmentStep?.label ?? null,
    granted,
    used: granted - gone - available - held,
    booked,
    waiting: held - booked,
    free: available,
    takenBack: gone,
  };
}
