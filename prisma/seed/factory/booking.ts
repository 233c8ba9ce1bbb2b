import type { BookingModel, Prisma } from "@throughline/prisma";
import { makeEntitlement } from "./entitlement.ts";
import { uniqueWord, type Random } from "./random.ts";
import type { Writer } from "./writer.ts";

export interface BookingOverrides extends Partial<
  Omit<
    Prisma.BookingUncheckedCreateInput,
    "personId" | "sessionId" | "state" | "canceledAt" | "endedBy"
  >
> {
  personId: string;
  sessionId: string;
}

/**
 * A booked seat whose right is held for it in the ledger. The step's own right is used where there is one with a unit left;
 * otherwise one is granted, or `entitlementId` names it. No event is recorded: for that, the command `book`.
 */
export async function makeBooking(
  db: Writer,
  { entitlementId, ...overrides }: BookingOverrides,
  random: Random = Math.random,
): Promise<BookingModel> {
  const bookedAt = overrides.bookedAt ?? new Date();
  const rightId =
    entitlementId ?? (await findOrMakeRight(db, overrides, random));
  const booking = await db.booking.create({
    data: { ...overrides, entitlementId: rightId, state: "BOOKED", bookedAt },
  });
  await db.entitlementEntry.create({
    data: {
      entitlementId: rightId,
      kind: "HOLD",
      available: -1,
      held: 1,
      bookingId: booking.id,
      cause: "Booked for a test or a demonstration.",
      key: `hold:${booking.id}`,
      at: bookedAt,
    },
  });
  return booking;
}

async function findOrMakeRight(
  db: Writer,
  { personId, enrollmentStepId = null }: Omit<BookingOverrides, "sessionId">,
  random: Random,
): Promise<string> {
  const own = enrollmentStepId
    ? await db.entitlement.findFirst({
        where: { enrollmentStepId, available: { gt: 0 } },
      })
    : null;
  if (own) return own.id;
  const grantKey = `made:${uniqueWord(random)}`;
  const right = { personId, enrollmentStepId, grantKey };
  return (await makeEntitlement(db, right, random)).id;
}
