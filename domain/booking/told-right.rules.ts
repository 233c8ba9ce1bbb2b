import type {
  EnrollmentState,
  EntitlementKind,
  StepState,
} from "@throughline/prisma";
import { hasRunOut } from "../entitlement/right.rules.ts";

/** What has become of the right that a booking took, as the letter that ends it says. */
export const toldRights = [
  /** It can be used again. */
  "RETURNED",
  /** It is used up, for the booking was left too late. */
  "FORFEITED",
  /** It came back when its time was over. */
  "EXPIRED",
  /** It is taken back with the booking, or its course is over. */
  "ENDED",
  /** It is there, but its step needs no class any more. */
  "NEEDLESS",
] as const;
export type ToldRight = (typeof toldRights)[number];

/** All that tells what has become of a right. */
export interface EndedRight {
  kind: EntitlementKind;
  expiresAt: Date | null;
  forfeited?: boolean;
  /** Whoever ends the booking takes its right back with it. */
  isTakenBack?: boolean;
  /** Of the step that was booked, as they stand now; left out where there is none. */
  enrollmentState?: EnrollmentState | undefined;
  stepState?: StepState | undefined;
}

/** What a student is told of the right of a booking that ended. Credits outlast the course in which one was used. */
export function toldRight(
  {
    kind,
    expiresAt,
    forfeited = false,
    isTakenBack = false,
    enrollmentState,
    stepState,
  }: EndedRight,
  now: Date,
): ToldRight {
  if (forfeited) return "FORFEITED";
  if (isTakenBack) return "ENDED";
  if (hasRunOut({ expiresAt }, now)) return "EXPIRED";
  if (kind !== "STEP_BOOKING") return "RETURNED";
  if (enrollmentState === "CANCELED" || enrollmentState === "REFUNDED")
    return "ENDED";
  return stepState === "COMPLETED" || stepState === "SKIPPED"
    ? "NEEDLESS"
    : "RETURNED";
}
