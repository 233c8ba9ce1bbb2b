import type { SessionKind, SessionState } from "@throughline/prisma";
import type { Tx } from "../transaction.ts";

/** A class as it stands, locked until the transaction ends. */
export interface LockedSession {
  id: string;
  kind: SessionKind;
  state: SessionState;
  title: string;
  startsAt: Date;
  timeZone: string;
  minutes: number;
  capacity: number;
  seatsTaken: number;
  freeLeaveUntil: Date | null;
  cancelReason: string | null;
}

/** Locks classes in the order of their ids, then reads them. Enrollments are locked before, rights after. */
export function lockSessions(
  tx: Tx,
  ids: readonly string[],
): Promise<LockedSession[]> {
  return tx.db.$queryRaw<LockedSession[]>`
    SELECT id, kind::text, state::text, title, "startsAt", "timeZone", minutes, capacity, "seatsTaken", "freeLeaveUntil", "cancelReason"
    FROM "Session" WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR UPDATE`;
}

/** Locks one class. Null where there is none. */
export async function lockSession(
  tx: Tx,
  id: string,
): Promise<LockedSession | null> {
  const [session] = await lockSessions(tx, [id]);
  return session ?? null;
}

/**
 * Locks a class as a whole: first the enrollments of those who booked it, or lost their right by it, in the order of their ids, then
 * the class. For commands
 * that end all its bookings, such as canceling it; calling it before anything else keeps two of them from waiting for each other.
 */
export async function lockSessionWithBookers(
  tx: Tx,
  id: string,
): Promise<LockedSession | null> {
  await tx.db.$queryRaw`
    SELECT id FROM "Enrollment" WHERE id IN (
      SELECT s."enrollmentId" FROM "Booking" b JOIN "EnrollmentStep" s ON s.id = b."enrollmentStepId"
      WHERE b."sessionId" = ${id}::uuid AND (b.state IN ('HELD', 'BOOKED') OR b.forfeited))
    ORDER BY id FOR UPDATE`;
  return lockSession(tx, id);
}
