import { fullName } from "../person/person.rules.ts";
import type { Tx } from "../transaction.ts";
import { hashOfClaim } from "./claim-word.ts";
import { faultOfClaim } from "./seat.rules.ts";

/** What a claim link offers, as whoever has it may see it. */
export interface OfferedSeat {
  courseTitle: string;
  courseCode: string;
  /** Who gives the place. */
  giverName: string;
  /** To whom the link was sent, hidden but for its ends. */
  sentTo: string;
  /** Why it opens nothing, in words; null where it can be claimed. */
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
      license: true,
      order: {
        include: { person: true, product: { include: { course: true } } },
      },
    },
  });
  const course = seat?.order.product.course;
  if (!seat || !course) return null;
  const isOwn =
    personId !== null && seat.state === "CLAIMED" && seat.personId === personId;
  return {
    courseTitle: course.title,
    courseCode: course.code,
    giverName: seat.order.person ? fullName(seat.order.person) : "Somebody",
    sentTo: hideAddress(seat.email ?? ""),
    fault: isOwn ? null : faultOfClaim(seat, now),
    enrollmentId: isOwn ? seat.enrollmentId : null,
  };
}

/** `ana@example.org` as `a…@example.org`: enough to know one's own, too little to learn another's. */
export function hideAddress(address: string): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, Math.min(1, at))}…${address.slice(at)}`;
}
