import type { SessionModel } from "@throughline/prisma";
import { policyOf } from "../booking/read-facts.ts";
import { enqueue } from "../queue/enqueue.ts";
import { expireOffer } from "../queue/jobs.ts";
import type { Tx } from "../transaction.ts";
import { seatTakenUntil } from "../waitlist/waitlist.rules.ts";

/**
 * No offer of a seat is open past the time until which it may be taken: those of a class that was put at an earlier time end
 * sooner, at once where that time is over. The class is locked before, so that none is answered meanwhile. Returns how many end
 * sooner.
 */
export async function shortenOffers(
  tx: Tx,
  { id: sessionId, startsAt }: Pick<SessionModel, "id" | "startsAt">,
  now: Date,
): Promise<number> {
  const offers = await tx.db.waitlistOffer.findMany({
    where: { outcome: null, booking: { sessionId } },
    include: {
      booking: { include: withCourse },
      entry: { select: { byStaff: true } },
    },
    orderBy: { id: "asc" },
  });
  let shortened = 0;
  for (const { id: offerId, expiresAt, booking, entry } of offers) {
    const policy =
      booking.enrollmentStep?.enrollment.course ??
      (await policyOf(tx, booking.entitlement));
    const until = seatTakenUntil({ startsAt }, policy, entry.byStaff);
    if (until >= expiresAt) continue;
    const endsAt = until > now ? until : now;
    await tx.db.waitlistOffer.update({
      where: { id: offerId },
      data: { expiresAt: endsAt },
    });
    enqueue(tx, expireOffer, { offerId }, { startAfter: endsAt });
    shortened += 1;
  }
  return shortened;
}

const withCourse = {
  enrollmentStep: { select: { enrollment: { select: { course: true } } } },
  entitlement: { select: { enrollmentId: true } },
} as const;
