import type { Tx } from "../transaction.ts";

/** Whether somebody has already had something of a course: a class was attended or a step completed. */
export async function hasBegun(tx: Tx, enrollmentId: string): Promise<boolean> {
  const step = await tx.db.enrollmentStep.findFirst({
    where: {
      enrollmentId,
      OR: [
        { state: "COMPLETED" },
        { bookings: { some: { attendance: { state: "ATTENDED" } } } },
      ],
    },
    select: { id: true },
  });
  return step !== null;
}
