import { grantStepBookings } from "../entitlement/grant-step-bookings.ts";
import { grantCredits } from "../entitlement/grant-credits.ts";
import { enroll } from "../enrollment/enroll.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import { findOrCreatePerson } from "../person/find-or-create-person.ts";
import { invitePerson } from "../person/invite-person.ts";
import type { Tx } from "../transaction.ts";
import { hashOfClaim } from "./claim-word.ts";
import { lockSeat, type SeatOrder } from "./lock-seats.ts";
import { readClaimant } from "./read-claimant.ts";
import { faultOfClaim, faultOfClaimant } from "./seat.rules.ts";
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
  const fault = faultOfClaim({ ...seat, order }, now);
  if (fault) return refused("word", fault);
  const { course } = order.product;
  if (!course || !seat.email)
    throw new Error(`seat ${seat.id} gives no course or names nobody`);

  const personId =
    "personId" in who
      ? who.personId
      : (await findOrCreatePerson(tx, { ...who, email: seat.email }, now))
          .personId;
  const whose = { personId, orderId: order.id, courseId: course.id };
  const claimant = await readClaimant(tx, whose);
  const notTheirs = faultOfClaimant(claimant, course.title);
  if (notTheirs) return refused("word", notTheirs);
  const enrolled = await enroll(
    tx,
    { personId, courseId: course.id, again: true, isPaid: true },
    now,
  );
  // Whoever came into the course by another way at the same moment.
  if (enrolled.kind === "alreadyEnrolled")
    return refused(
      "word",
      faultOfClaimant({ ...claimant, isInCourse: true }, course.title) ?? "",
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
