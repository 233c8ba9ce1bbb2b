import { fullName } from "../person/person.rules.ts";
import type { Tx } from "../transaction.ts";
import { hashOfClaim } from "./claim-word.ts";
import { readClaimant } from "./read-claimant.ts";
import { countSeats, faultOfClaim, faultOfClaimant } from "./seat.rules.ts";

/** What a claim link offers, as whoever has it may see it. */
export interface OfferedSeat {
  courseTitle: string;
  courseCode: string;
  /** Who gives the place. */
  giverName: string;
  /** To whom the link was sent, hidden but for its ends. */
  sentTo: string;
  /** Why it opens nothing, in words; null where it can be claimed, as far as it is known who would. */
  fault: string | null;
  /** Of the viewer's own: where they go on. */
  enrollmentId: string | null;
}

/** Reads what a claim link offers; null where nothing was ever offered by it, or something else since. */
export async function readOfferedSeat(
  tx: Tx,
  { word, personId }: { word: string; personId: string | null },
  now: Date,
): Promise<OfferedSeat | null> {
  const seat = await tx.db.seat.findUnique({
    where: { claimHash: hashOfClaim(word) },
    include: {
      order: {
        include: {
          person: true,
          product: { include: { course: true } },
          license: true,
          disputes: { where: { state: "OPEN" }, select: { id: true } },
          seats: { select: { state: true } },
        },
      },
    },
  });
  const course = seat?.order.product.course;
  if (!seat || !course) return null;
  const isOwn =
    personId !== null && seat.state === "CLAIMED" && seat.personId === personId;
  const { orderId, order } = seat;
  const seatCounts = countSeats(order.seats);
  const fault = faultOfClaim({ ...seat, order: { ...order, seatCounts } }, now);
  const claimant =
    personId &&
    (await readClaimant(tx, { personId, orderId, courseId: course.id }));
  return {
    courseTitle: course.title,
    courseCode: course.code,
    giverName: order.person ? fullName(order.person) : "Somebody",
    sentTo: hideAddress(seat.email ?? ""),
    fault: isOwn
      ? null
      : (fault ?? (claimant && faultOfClaimant(claimant, course.title))),
    enrollmentId: isOwn ? seat.enrollmentId : null,
  };
}

/** `ana@example.org` as `a…@example.org`: enough to know one's own, too little to learn another's. */
export function hideAddress(address: string): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, Math.min(1, at))}…${address.slice(at)}`;
}
