import { lockEnrollmentOfStep } from "../enrollment/lock.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { grant } from "./grant.ts";
import { lockRightsOfStep } from "./lock-entitlements.ts";
import { decideStepGrant } from "./right.rules.ts";

/**
 * Gives a student another right to book a step whose own right is used up or was taken back, with a reason. It comes from no order,
 * so that no refund takes it back. Repeating it changes nothing, for the step has a right then.
 */
export async function grantStepRight(
  tx: Tx,
  { stepId, reason }: { stepId: string; reason: string },
  now: Date,
): Promise<{ kind: "granted" | "unchanged"; stepId: string } | Refusal> {
  const place = await lockEnrollmentOfStep(tx, stepId);
  if (!place) return notFound("stepId", "step");
  const { enrollment, step } = place;
  const rights = await lockRightsOfStep(tx, stepId);
  const isBooked = (await countActive(tx, stepId)) > 0;
  const { state: enrollmentState } = enrollment;
  const facts = { ...step, enrollmentState, isBooked, rights };
  const decision = decideStepGrant(facts, now);
  if (decision.kind === "refused") return refused("stepId", decision.reason);
  if (decision.kind === "unchanged") return { kind: "unchanged", stepId };
  const [right] = await grant(
    tx,
    [
      {
        personId: enrollment.personId,
        kind: "STEP_BOOKING",
        enrollmentStepId: stepId,
        enrollmentId: enrollment.id,
        grantKey: `again:${stepId}:${rights.length}`,
        units: 1,
        cause: `Given by your school: ${reason}`,
        reason,
      },
    ],
    now,
  );
  return { kind: right?.isNew ? "granted" : "unchanged", stepId };
}

const countActive = (tx: Tx, enrollmentStepId: string) =>
  tx.db.booking.count({
    where: {
      enrollmentStepId,
      state: { in: ["HELD", "BOOKED"] },
      attendance: null,
    },
  });
