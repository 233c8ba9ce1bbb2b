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
} as const satisfies Record<EnrollmentCommand, string>;

/**
 * Suspends, resumes or cancels an enrollment, with a reason. While suspended no step opens, and what opened meanwhile
 * follows on resuming; cancelling tells the partners that the student will not come. Asking twice changes nothing.
 */
export async function changeEnrollment(
  tx: Tx,
  command: EnrollmentCommand,
  { enrollmentId, reason }: { enrollmentId: string; reason: string },
  now: Date,
): Promise<{ kind: "moved" | "unchanged"; enrollmentId: string } | Refusal> {
  const enrollment = await lockEnrollment(tx, enrollmentId);
  if (!enrollment) return notFound("enrollmentId", "enrollment");
  const decision = decideEnrollment(command, enrollment.state);
  if (decision.kind === "refused")
    return refused("enrollmentId", decision.reason);
  if (decision.kind === "unchanged") return { kind: "unchanged", enrollmentId };

  await moveEnrollment(tx, enrollment, decision.to, eventOf[command], now, {
    reason,
  });
  if (command === "cancel") await withdrawEverywhere(tx, enrollment);
  await carryOn(tx, enrollment, now);
  return { kind: "moved", enrollmentId };
}

async function withdrawEverywhere(tx: Tx, { steps }: LockedEnrollment) {
  for (const step of steps) {
    if (isUnsettled(step)) await withdrawFromPartner(tx, step);
  }
}
