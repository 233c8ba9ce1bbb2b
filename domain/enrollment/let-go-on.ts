import type { Tx } from "../transaction.ts";
import { changeEnrollment } from "./change-enrollment.ts";
import { tellOfStanding } from "./tell-of-standing.ts";

/** Resumes an enrollment whose hindrance is settled, and tells its student. One that ended or was resumed meanwhile is left alone. */
export async function letGoOn(
  tx: Tx,
  change: { enrollmentId: string; reason: string },
  now: Date,
): Promise<void> {
  const { kind } = await changeEnrollment(tx, "resume", change, now);
  if (kind === "moved")
    await tellOfStanding(
      tx,
      change.enrollmentId,
      { purpose: "courseResumed" },
      now,
    );
}
