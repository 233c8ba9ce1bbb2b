import { enqueue } from "../queue/enqueue.ts";
import { enrolAtPartner } from "../queue/jobs.ts";
import type { Tx } from "../transaction.ts";

/** Takes up, longest waiting first, the requests for a course at a partner that wait for a voucher. */
export async function goOnWithVouchers(
  tx: Tx,
  {
    partnerId,
    courseRef,
    atMost,
  }: { partnerId: string; courseRef: string; atMost: number },
): Promise<void> {
  const waiting = await tx.db.$queryRaw<{ id: string; attempt: number }[]>`
    SELECT pe.id, pe.attempt
    FROM "PartnerEnrollment" pe
    JOIN "EnrollmentStep" s ON s.id = pe."enrollmentStepId"
    JOIN "CourseStep" cs ON cs.id = s."courseStepId"
    WHERE pe."partnerId" = ${partnerId}::uuid AND pe."desiredState" = 'ENROLLED' AND pe."acceptedAt" IS NULL
      AND pe."observedState" = 'UNKNOWN' AND coalesce(s."partnerCourseRef", cs."partnerCourseRef", cs.slug) = ${courseRef}
    ORDER BY pe."requestedAt", pe.id
    LIMIT ${atMost}`;
  for (const { id, attempt } of waiting)
    enqueue(
      tx,
      enrolAtPartner,
      { partnerEnrollmentId: id, attempt },
      { group: partnerId },
    );
}
