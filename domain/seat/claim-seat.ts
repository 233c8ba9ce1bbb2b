import { grantStepBookings } from "../entitlement/grant-step-bookings.ts";
import { grantCredits } from "../entitlement/grant-credits.ts";
import { enroll } from "../enrollment/enroll.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import { findOrCreatePerson } from "../person/find-or-create-person.ts";
import { invitePerson } from "../person/invite-person.ts";
import type { Tx } from "../transaction.ts";
import { hashOfClaim } from "./claim-word.ts";
import { lockSeat, type SeatOrder } from "./lock-seats.ts";
import { faultOfClaim } from "./seat.rules.ts";
import { recordSeatEvent } from "./seat.events.ts";

/** Whoever is signed in; or, without a login, whoever reads the mailbox that the link was sent to, by name. */
export type Claimant =
  { personId: string } | { givenName: string; familyName: string };

export type ClaimOutcome =
  | {
      kind: "claimed" | "alreadyClaimed";
      seatId: string;
      personId: string;
      enrollmentId: string;
    }
  | Refusal;

/**
 * Makes a seat that somebody was invited to theirs: enrolls them in its course, with its credits, and invites one who has no
 * login. A repeat by the same person finds what they have; one seat per person and course.
 */
export async function claimSeat(
  tx: Tx,
  { word, who }: { word: string; who: Claimant },
  now: Date,
): Promise<ClaimOutcome> {
  const found = await tx.db.seat.findUnique({
    where: { claimHash: hashOfClaim(word) },
    select: { id: true },
  });
  const locked = found && (await lockSeat(tx, found.id));
  if (!locked || !isSameWord(locked.seat.claimHash, word))
    return notFound("word", "place: the link is incomplete or out of use");
  const { order, seat } = locked;
  if (seat.state === "CLAIMED" && isHolder(seat, who))
    return {
      kind: "alreadyClaimed",
      seatId: seat.id,
      personId: seat.personId,
      enrollmentId: seat.enrollmentId,
    };
  const fault = faultOfClaim({ ...seat, license: order.license, order }, now);
  if (fault) return refused("word", fault);
  const { license, seatCounts, disputes } = order;
  if (disputes.length > 0)
    return refused(
      "word",
      "The payment of this place is being clarified, so it cannot be taken just now. Please ask whoever gave it to you.",
    );
  if (license && seatCounts.claimed >= license.seatCount)
    return refused(
      "word",
      "All places that are paid are taken. Please ask whoever gave you this one.",
    );
  const { course } = order.product;
  if (!course || !seat.email)
    throw new Error(`seat ${seat.id} gives no course or names nobody`);

  const personId =
    "personId" in who
      ? who.personId
      : (await findOrCreatePerson(tx, { ...who, email: seat.email }, now))
          .personId;
  const sameOrder = { orderId: order.id, personId, state: "CLAIMED" } as const;
  if (await tx.db.seat.findFirst({ where: sameOrder }))
    return refused(
      "word",
      "You have a place of the same purchase already, so this one stays free for somebody else.",
    );
  const enrolled = await enroll(
    tx,
    { personId, courseId: course.id, again: true, isPaid: true },
    now,
  );
  if (enrolled.kind === "alreadyEnrolled")
    return refused(
      "word",
      `You are in ${course.title} already, so this place stays free for somebody else.`,
    );
  if (enrolled.kind !== "enrolled") return enrolled;
  const { enrollmentId } = enrolled;
  await tx.db.seat.update({
    where: { id: seat.id },
    data: { state: "CLAIMED", personId, enrollmentId, claimedAt: now },
  });
  await grantRights(
    tx,
    { seatId: seat.id, personId, enrollmentId, order },
    now,
  );
  await inviteWithoutLogin(tx, { personId, courseTitle: course.title }, now);
  recordSeatEvent(
    tx,
    "seat.claimed",
    { ...seat, personId, enrollmentId },
    order.personId,
    now,
    { courseId: course.id },
  );
  return { kind: "claimed", seatId: seat.id, personId, enrollmentId };
}

/** Whoever held the lock before may have sent another link meanwhile. */
const isSameWord = (claimHash: string | null, word: string) =>
  claimHash === hashOfClaim(word);

/** Whoever is not signed in proves nothing but the link, which is the holder's. */
function isHolder(
  seat: { personId: string | null; enrollmentId: string | null },
  who: Claimant,
): seat is { personId: string; enrollmentId: string } {
  return (
    seat.enrollmentId !== null &&
    "personId" in who &&
    seat.personId === who.personId
  );
}

async function grantRights(
  tx: Tx,
  {
    seatId,
    personId,
    enrollmentId,
    order,
  }: {
    seatId: string;
    personId: string;
    enrollmentId: string;
    order: SeatOrder;
  },
  now: Date,
) {
  const whose = { enrollmentId, orderId: order.id, seatId };
  await grantStepBookings(tx, whose, now);
  await grantCredits(
    tx,
    { ...whose, personId, components: order.product.components },
    now,
  );
}

async function inviteWithoutLogin(
  tx: Tx,
  { personId, courseTitle }: { personId: string; courseTitle: string },
  now: Date,
) {
  if (await tx.db.user.findUnique({ where: { personId } })) return;
  await invitePerson(tx, { personId, courseTitle }, now);
}
