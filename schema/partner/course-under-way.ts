import type { DesiredPartnerState, EnrollmentState } from "@throughline/prisma";
import { Refused } from "../error/user-error.type.ts";

/** Whoever's course is paused or over gets no way into a partner's training. Throws {@link Refused} that names `input.stepId`. */
export function requireCourseUnderWay(
  enrollment: EnrollmentState,
  desired: DesiredPartnerState | undefined,
): void {
  const isUnderWay = enrollment === "ACTIVE" || enrollment === "COMPLETED";
  if (!isUnderWay || desired === "WITHDRAWN")
    throw new Refused(
      "input.stepId",
      "Your course is paused or has ended. Talk to your school.",
    );
}
