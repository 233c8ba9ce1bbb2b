import { releaseBookings } from "../booking/release-bookings.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import { withdrawFromPartner } from "../partner/withdraw-from-partner.ts";
import type { Tx } from "../transaction.ts";
import { carryOn } from "./carry-on.ts";
import {
  decideEnrollment,
  type EnrollmentCommand,
} from "./enrollment.rules.ts";
import { lockEnrollment, type LockedEnrollment } from "./lock.ts";
import { moveEnrollment } from "./move-enrollment.ts";
import { isUnsettled } from "./sequence.rules.ts";

const eventOf = {
  suspend: "enrollment.suspended",
  resume: "enrollment.resumed",
  cancel: "enrollment.canceled",
  refund: "enrollment.refunded",
} as const satisfies Record<EnrollmentCommand, string>;

/** What changes, and why, in words for the student. */
export interface EnrollmentChange {
  enrollmentId: string;
  reason: string;
  /** Rights that the caller takes back afterwards. */
  takenBackIds?: readonly string[];
}

/**
 * Suspends, resumes, cancels or refunds an enrollment, with a reason. While suspended no step opens, and what opened meanwhile
 * follows on resuming; ending it tells the partners that the student will not come. All but resuming lets seats go that were
 * booked or waited for, and gives their rights back. Asking twice changes nothing.
 */
export async function changeEnrollment(
  tx: Tx,
  command: EnrollmentCommand,
  { enrollmentId, reason, takenBackIds = [] }: EnrollmentChange,
  now: Date,
): Promise<{ kind: "moved" | "unchanged"; enrollmentId: string } | Refusal> {
  const enrollment = await lockEnrollment(tx, enrollmentId);
  if (!enrollment) return notFound("enrollmentId", "enrollment");
  const decision = decideEnrollment(command, enrollment.state);
  if (decision.kind === "refused")
    return refused("enrollmentId", decision.reason);
  if (decision.kind === "unchanged") return { kind: "unchanged", enrollmentId };

  const why = { reason, takenBackIds };
  if (command === "suspend") await letSeatsGo(tx, enrollment, why, now);
  await moveEnrollment(tx, enrollment, decision.to, eventOf[command], now, {
    reason,
  });
  if (command === "cancel" || command === "refund") {
    await letSeatsGo(tx, enrollment, why, now);
    await withdrawEverywhere(tx, enrollment);
  }
  await carryOn(tx, enrollment, now);
  return { kind: "moved", enrollmentId };
}

async function withdrawEverywhere(tx: Tx, { steps }: LockedEnrollment) {
  for (const step of steps) {
    if (isUnsettled(step)) await withdrawFromPartner(tx, step);
  }
}

/** Steps of a suspended enrollment wait for another booking; those of one that ended stay as they were left. */
const letSeatsGo = (
  tx: Tx,
  enrollment: LockedEnrollment,
  why: Pick<Required<EnrollmentChange>, "reason" | "takenBackIds">,
  now: Date,
) =>
  releaseBookings(
    tx,
    {
      enrollmentStepIds: classesOf(enrollment).map(({ id }) => id),
      endedBy: "RIGHT",
      ...why,
      within: enrollment,
    },
    now,
  );

const classesOf = ({ steps }: LockedEnrollment) =>
  steps.filter(({ kind }) => kind === "SESSION");
