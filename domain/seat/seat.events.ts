import type { Prisma } from "@throughline/prisma";
import { recordEvent } from "../event/record.ts";
import type { Tx } from "../transaction.ts";

interface SeatSubject {
  id: string;
  orderId: string;
  licenseId: string | null;
  personId?: string | null;
  enrollmentId?: string | null;
}

/** Records a fact about a seat, in the history of whoever bought it; its holder's is that of the enrollment. */
export function recordSeatEvent(
  tx: Tx,
  type: "seat.invited" | "seat.claimed" | "seat.revoked",
  { id, orderId, licenseId, personId, enrollmentId }: SeatSubject,
  buyerId: string | null,
  now: Date,
  {
    reason = null,
    courseId,
    ...payload
  }: Prisma.InputJsonObject & {
    reason?: string | null;
    courseId?: string | null;
  } = {},
): void {
  recordEvent(tx, {
    type,
    occurredAt: now,
    personId: buyerId,
    enrollmentId: enrollmentId ?? null,
    courseId: courseId ?? null,
    reason,
    payload: {
      seatId: id,
      orderId,
      licenseId,
      holderId: personId ?? null,
      ...payload,
    },
  });
}
