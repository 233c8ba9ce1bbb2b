import { fullName } from "../person/person.rules.ts";
import type { Tx } from "../transaction.ts";

/** A place that somebody was given, as they may see it. */
export interface GivenSeat {
  seatId: string;
  courseTitle: string;
  /** Who gave the place. */
  giverName: string;
  claimedAt: Date;
  /** When it was taken back; null while it is theirs. */
  revokedAt: Date | null;
  /** Its course stands still, because the license does. */
  isSuspended: boolean;
  /** Where they go on. */
  enrollmentId: string | null;
}

/** More than anybody is given. */
const atMost = 100;

/** Reads the places that a person claimed, newest first; those taken back since are among them. */
export async function readGivenSeats(
  tx: Tx,
  { personId }: { personId: string },
): Promise<GivenSeat[]> {
  const seats = await tx.db.seat.findMany({
    where: { personId, state: { in: ["CLAIMED", "REVOKED"] } },
    include: {
      order: {
        include: { person: true, product: { include: { course: true } } },
      },
    },
    orderBy: [{ claimedAt: "desc" }, { id: "desc" }],
    take: atMost,
  });
  return seats.flatMap(({ order, claimedAt, suspendedAt, ...seat }) =>
    claimedAt
      ? {
          seatId: seat.id,
          courseTitle: order.product.course?.title ?? order.product.name,
          giverName: order.person ? fullName(order.person) : "Somebody",
          claimedAt,
          revokedAt: seat.revokedAt,
          isSuspended: suspendedAt !== null,
          enrollmentId: seat.enrollmentId,
        }
      : [],
  );
}
