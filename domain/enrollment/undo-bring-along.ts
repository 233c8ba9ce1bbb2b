import { grantStepBookings } from "../entitlement/grant-step-bookings.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import { tallyOfChange, tallyOfStep } from "../pipeline/tally.ts";
import type { Tx } from "../transaction.ts";
import { isBegun, mayBeBroughtAlong } from "./bring-along.rules.ts";
import { forgetStep, type BroughtAlong } from "./bring-along.ts";
import { carryOn } from "./carry-on.ts";
import { recordStepEvent } from "./enrollment.events.ts";
import { lockEnrollment, type LockedEnrollment } from "./lock.ts";

/**
 * Takes {@link bringAlong} back: the steps that it added go, those that it removed come back, words and places are as before.
 * Refused where the student has begun one of the added steps meanwhile.
 */
export async function undoBringAlong(
  tx: Tx,
  {
    enrollmentId,
    done,
    reason,
  }: { enrollmentId: string; done: BroughtAlong; reason: string },
  now: Date,
): Promise<{ kind: "takenBack"; enrollmentId: string } | Refusal> {
  const enrollment = await lockEnrollment(tx, enrollmentId);
  if (!enrollment) return notFound("enrollmentId", "enrollment");
  if (!mayBeBroughtAlong(enrollment.state))
    return refused(
      "enrollmentId",
      "The enrollment has ended since; its steps stay as they are.",
    );
  const changed = enrollment.steps.find(
    (step) => done.changed.some(({ id }) => id === step.id) && isBegun(step),
  );
  if (changed)
    return refused(
      "enrollmentId",
      `${changed.label} has been begun since; it stays as it is.`,
    );
  const added = enrollment.steps.filter(({ id }) => done.added.includes(id));
  const begun = added.find(isBegun);
  if (begun)
    return refused(
      "enrollmentId",
      `${begun.label} has been begun since; it cannot be taken away.`,
    );

  for (const step of added) {
    await forgetStep(tx, enrollment, step.id, reason, now);
    const change = { from: "PENDING", to: "PENDING" } as const;
    const tally = tallyOfChange(tallyOfStep(step, true), {});
    recordStepEvent(tx, "step.removed", enrollment, step, change, now, {
      reason,
      tally,
    });
  }
  await tx.db.$executeRaw`
    UPDATE "EnrollmentStep" SET position = position + 100000 WHERE "enrollmentId" = ${enrollmentId}::uuid`;
  for (const { id, before } of done.changed)
    await tx.db.enrollmentStep.updateMany({
      where: { id, enrollmentId },
      data: before,
    });
  for (const { id, position } of done.order)
    await tx.db.enrollmentStep.updateMany({
      where: { id, enrollmentId },
      data: { position },
    });
  await bringBack(tx, enrollment, done, reason, now);
  await grantStepBookings(tx, { enrollmentId }, now);
  const whole = await lockEnrollment(tx, enrollmentId);
  if (whole) await carryOn(tx, whole, now);
  return { kind: "takenBack", enrollmentId };
}

/** A step that was removed had not begun, so it comes back as it was made: a copy of the course's. */
async function bringBack(
  tx: Tx,
  enrollment: LockedEnrollment,
  { removed }: BroughtAlong,
  reason: string,
  now: Date,
) {
  for (const { courseStepId, position } of removed) {
    const { partnerId, label, title, summary, kind, required, expectedDays } =
      await tx.db.courseStep.findUniqueOrThrow({ where: { id: courseStepId } });
    const step = await tx.db.enrollmentStep.create({
      data: {
        enrollmentId: enrollment.id,
        courseStepId,
        position,
        ...{ partnerId, label, title, summary, kind, required, expectedDays },
      },
    });
    const change = { from: "PENDING", to: "PENDING" } as const;
    const tally = tallyOfStep(step, true);
    recordStepEvent(tx, "step.added", enrollment, step, change, now, {
      reason,
      tally,
    });
  }
}
