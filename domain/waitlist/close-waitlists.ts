import { tellAboutClass } from "../booking/tell.ts";
import type { Tx } from "../transaction.ts";
import { settleWait } from "./settle-wait.ts";
import type { WaitSubject } from "./waitlist.events.ts";

const atOnce = 200;
const reason = "Booking closed before a seat came free.";

interface Waiting extends WaitSubject {
  title: string;
  startsAt: Date;
  timeZone: string;
}

/**
 * Ends the waits for classes that can no longer be booked, up to 200 of them, and says so. Returns how many; several workers share
 * them.
 */
export async function closeWaitlists(tx: Tx, now: Date): Promise<number> {
  const over = await tx.db.$queryRaw<Waiting[]>`
    SELECT w.id, w."personId", w."sessionId", w."enrollmentStepId", s.title, s."startsAt", s."timeZone"
    FROM "WaitlistEntry" w JOIN "Session" s ON s.id = w."sessionId"
      LEFT JOIN "EnrollmentStep" t ON t.id = w."enrollmentStepId"
      LEFT JOIN "Enrollment" e ON e.id = t."enrollmentId" LEFT JOIN "Course" c ON c.id = e."courseId"
    WHERE w.state = 'WAITING' AND s."startsAt" - coalesce(c."bookingClosesMinutes", 0) * interval '1 minute' <= ${now}
    ORDER BY w.id LIMIT ${atOnce} FOR UPDATE OF w SKIP LOCKED`;
  for (const wait of over) {
    await settleWait(tx, wait, "EXPIRED", reason, now);
    const about = { personId: wait.personId, occurrence: wait.id };
    const session = { ...wait, id: wait.sessionId };
    await tellAboutClass(tx, "waitEnded", about, session, now, { reason });
  }
  return over.length;
}
