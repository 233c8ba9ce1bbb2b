import type { Tx } from "../transaction.ts";

export interface StepBookingsInput {
  enrollmentId: string;
  /** What paid for them; told later, it is added to what was granted before. */
  orderId?: string;
  seatId?: string;
}

/**
 * Grants the right to book each SESSION step of an enrollment that is still to be taken, once (`step:<enrollmentStepId>`). A repeat
 * grants nothing, but gives those that were granted without one their order and seat. Returns all their ids.
 */
export async function grantStepBookings(
  tx: Tx,
  { enrollmentId, orderId, seatId }: StepBookingsInput,
  now: Date,
): Promise<{ kind: "granted" | "unchanged"; entitlementIds: string[] }> {
  const count = await grantStepBookingsOfAll(tx, [enrollmentId], now);
  await nameTheirSource(tx, enrollmentId, { orderId, seatId });
  const rights = await tx.db.entitlement.findMany({
    where: { enrollmentId, kind: "STEP_BOOKING" },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  return {
    kind: count > 0 ? "granted" : "unchanged",
    entitlementIds: rights.map(({ id }) => id),
  };
}

/**
 * {@link grantStepBookings} for a set of enrollments, in one statement. They come with the enrollment, so that no fact of their own
 * is recorded. Returns how many are new.
 */
export function grantStepBookingsOfAll(
  tx: Tx,
  enrollmentIds: readonly string[],
  now: Date,
): Promise<number> {
  return tx.db.$executeRaw`
    WITH wanted AS (
      SELECT s.id, s.label, s."enrollmentId", e."personId"
      FROM "EnrollmentStep" s JOIN "Enrollment" e ON e.id = s."enrollmentId"
      WHERE e.id = ANY (${enrollmentIds}::uuid[]) AND e.state IN ('PENDING', 'ACTIVE', 'SUSPENDED')
        AND s.kind = 'SESSION' AND s.state IN ('PENDING', 'IN_PROGRESS', 'FAILED')
    ), made AS (
      INSERT INTO "Entitlement" (id, "personId", kind, "enrollmentStepId", "enrollmentId", "grantKey", "createdAt")
      SELECT gen_random_uuid(), "personId", 'STEP_BOOKING', id, "enrollmentId", 'step:' || id, ${now} FROM wanted
      ON CONFLICT ("grantKey") DO NOTHING
      RETURNING id, "grantKey", "enrollmentStepId"
    )
    INSERT INTO "EntitlementEntry" (id, "entitlementId", kind, available, held, cause, key, at)
    SELECT gen_random_uuid(), m.id, 'GRANT', 1, 0, w.label || ' is part of your course.', 'grant:' || m."grantKey", ${now}
    FROM made m JOIN wanted w ON w.id = m."enrollmentStepId"`;
}

async function nameTheirSource(
  tx: Tx,
  enrollmentId: string,
  { orderId, seatId }: Omit<StepBookingsInput, "enrollmentId">,
) {
  const kind = "STEP_BOOKING";
  if (orderId)
    await tx.db.entitlement.updateMany({
      where: { enrollmentId, kind, orderId: null },
      data: { orderId },
    });
  if (seatId)
    await tx.db.entitlement.updateMany({
      where: { enrollmentId, kind, seatId: null },
      data: { seatId },
    });
}
