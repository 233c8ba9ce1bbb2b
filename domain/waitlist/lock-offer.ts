import type { Prisma } from "@throughline/prisma";
import { lockBooking, type LockedBooking } from "../booking/lock-booking.ts";
import type { Tx } from "../transaction.ts";

type Offer = Prisma.WaitlistOfferGetPayload<{ include: { entry: true } }>;

/** An offer with the booking that holds its seat, and all that is locked for it. */
export interface LockedOffer extends LockedBooking {
  offer: Offer;
}

/** Locks what an offer touches, then reads it, so that two answers take turns. Null where there is no such offer. */
export async function lockOffer(
  tx: Tx,
  offerId: string,
): Promise<LockedOffer | null> {
  const found = await tx.db.waitlistOffer.findUnique({
    where: { id: offerId },
    select: { bookingId: true },
  });
  const locked = found && (await lockBooking(tx, found.bookingId));
  if (!locked) return null;
  const offer = await tx.db.waitlistOffer.findUniqueOrThrow({
    where: { id: offerId },
    include: { entry: true },
  });
  return { ...locked, offer };
}
