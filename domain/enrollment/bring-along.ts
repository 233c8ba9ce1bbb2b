import type { Database, Prisma } from "@throughline/prisma";
import { releaseBookings } from "../booking/release-bookings.ts";
import { grantStepBookings } from "../entitlement/grant-step-bookings.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import { tallyOfChange, tallyOfStep } from "../pipeline/tally.ts";
import type { Tx } from "../transaction.ts";
import {
  isBegun,
  mayBeBroughtAlong,
  planBringAlong,
  type BringAlongPlan,
  type CourseNow,
  type Difference,
} from "./bring-along.rules.ts";
import { carryOn } from "./carry-on.ts";
import { recordStepEvent } from "./enrollment.events.ts";
import {
  lockEnrollment,
  type LockedEnrollment,
  type LockedStep,
} from "./lock.ts";

/** What was done to one enrollment's steps, so that it can be taken back. */
export interface BroughtAlong {
  added: string[];
  removed: { courseStepId: string; position: number }[];
  changed: { id: string; before: Prisma.InputJsonObject }[];
  order: { id: string; position: number }[];
}

/** How the steps of an enrollment differ from its course as it is now; nothing is written. Null where there is none. */
export async function previewBringAlong(
  db: Pick<Database, "enrollment" | "courseStep">,
  enrollmentId: string,
): Promise<BringAlongPlan | null> {
  const enrollment = await db.enrollment.findUnique({
    where: { id: enrollmentId },
    include: { course: true, steps: { include: { partnerEnrollment: true } } },
  });
  if (!enrollment) return null;
  if (!mayBeBroughtAlong(enrollment.state))
    return { differences: [], order: [] };
  const course = await stepsNow(db, enrollment.courseId);
  return planBringAlong(course, enrollment.course.sequencing, enrollment.steps);
}

/**
 * Gives a student the steps of the course as it is now, as far as what was begun allows, and carries on. Where there is no
 * difference nothing changes.
 */
export async function bringAlong(
  tx: Tx,
  { enrollmentId, reason }: { enrollmentId: string; reason: string },
  now: Date,
): Promise<
  | { kind: "broughtAlong"; enrollmentId: string; done: BroughtAlong }
  | { kind: "unchanged"; enrollmentId: string }
  | Refusal
> {
  const enrollment = await lockEnrollment(tx, enrollmentId);
  if (!enrollment) return notFound("enrollmentId", "enrollment");
  if (!mayBeBroughtAlong(enrollment.state))
    return refused(
      "enrollmentId",
      `The enrollment is ${enrollment.state.toLowerCase()}; its steps stay as they were taken.`,
    );
  const course = await stepsNow(tx.db, enrollment.courseId);
  const plan = planBringAlong(
    course,
    enrollment.course.sequencing,
    enrollment.steps,
  );
  if (!changesAnything(plan, enrollment))
    return { kind: "unchanged", enrollmentId };

  const done: BroughtAlong = {
    added: [],
    removed: [],
    changed: [],
    order: enrollment.steps.map(({ id, position }) => ({ id, position })),
  };
  const follow = { tx, enrollment, reason, now, done };
  for (const difference of plan.differences)
    await followDifference(follow, difference);
  await lineUp(tx, enrollment, plan.order);
  if (done.added.length > 0) await grantStepBookings(tx, { enrollmentId }, now);
  const whole = await lockEnrollment(tx, enrollmentId);
  if (whole) await carryOn(tx, whole, now);
  return { kind: "broughtAlong", enrollmentId, done };
}

/** A course's steps as a new student would get them. */
function stepsNow(db: Pick<Database, "courseStep">, courseId: string) {
  return db.courseStep.findMany({
    where: { courseId, retiredAt: null },
    orderBy: { position: "asc" },
  });
}

function changesAnything(
  { differences, order }: BringAlongPlan,
  { steps }: LockedEnrollment,
): boolean {
  if (differences.some(({ kind }) => kind !== "left")) return true;
  return steps.some(({ id }, index) => order[index] !== id);
}

interface Following {
  tx: Tx;
  enrollment: LockedEnrollment;
  reason: string;
  now: Date;
  done: BroughtAlong;
}

async function followDifference(
  following: Following,
  difference: Difference,
): Promise<void> {
  switch (difference.kind) {
    case "added":
      return addStep(following, difference.step);
    case "removed":
      return removeStep(following, difference.step.id);
    case "changed":
      return changeStep(following, difference.step.id, difference.to);
    case "left":
      return;
  }
}

async function addStep(
  { tx, enrollment, reason, now, done }: Following,
  { id: courseStepId }: CourseNow,
) {
  const { partnerId, label, title, summary, kind, required, expectedDays } =
    await tx.db.courseStep.findUniqueOrThrow({ where: { id: courseStepId } });
  const step = await tx.db.enrollmentStep.create({
    data: {
      enrollmentId: enrollment.id,
      courseStepId,
      // Out of the way until all line up.
      position: aside + enrollment.steps.length + done.added.length,
      ...{ partnerId, label, title, summary, kind, required, expectedDays },
    },
    include: { partnerEnrollment: true },
  });
  done.added.push(step.id);
  recordStepEvent(
    tx,
    "step.added",
    enrollment,
    step,
    { from: "PENDING", to: "PENDING" },
    now,
    { reason, tally: tallyOfStep(step, true) },
  );
}

async function removeStep(
  { tx, enrollment, reason, now, done }: Following,
  stepId: string,
) {
  const step = stepOf(enrollment, stepId);
  await forgetStep(tx, enrollment, step.id, reason, now);
  const { courseStepId, position } = step;
  done.removed.push({ courseStepId, position });
  recordStepEvent(
    tx,
    "step.removed",
    enrollment,
    step,
    { from: "PENDING", to: "PENDING" },
    now,
    { reason, tally: tallyOfChange(tallyOfStep(step, true), {}) },
  );
}

/** Takes a step away that has not begun; whoever waits for a class of it, or was offered one, waits no more. */
export async function forgetStep(
  tx: Tx,
  within: LockedEnrollment,
  stepId: string,
  reason: string,
  now: Date,
): Promise<void> {
  const rights = await tx.db.entitlement.findMany({
    where: { enrollmentStepId: stepId },
    select: { id: true },
  });
  const takenBackIds = rights.map(({ id }) => id);
  const what = { enrollmentStepIds: [stepId], reason, takenBackIds };
  await releaseBookings(tx, { ...what, endedBy: "RIGHT", within }, now);
  await tx.db.booking.deleteMany({ where: { enrollmentStepId: stepId } });
  await tx.db.enrollmentStep.delete({ where: { id: stepId } });
}

async function changeStep(
  { tx, enrollment, reason, now, done }: Following,
  stepId: string,
  to: CourseNow,
) {
  const step = stepOf(enrollment, stepId);
  const begun = isBegun(step);
  const { label, title, summary, required, expectedDays, partnerId } = step;
  const words = { label: to.label, title: to.title, summary: to.summary };
  const after = begun
    ? words
    : {
        ...words,
        required: to.required,
        expectedDays: to.expectedDays,
        partnerId: to.partnerId,
      };
  const before = { label, title, summary, required, expectedDays, partnerId };
  await tx.db.enrollmentStep.update({ where: { id: stepId }, data: after });
  done.changed.push({ id: stepId, before });
  recordStepEvent(
    tx,
    "step.changed",
    enrollment,
    { ...step, ...words },
    { from: step.state, to: step.state },
    now,
    { reason, payload: { before, after } },
  );
}

/** Far from any place that a step can have. */
const aside = 100_000;

/** Places are unique at every moment, so all step aside before they line up anew. */
async function lineUp(
  tx: Tx,
  { id: enrollmentId }: LockedEnrollment,
  order: readonly string[],
) {
  await tx.db.$executeRaw`
    UPDATE "EnrollmentStep" SET position = position + ${2 * aside}::int WHERE "enrollmentId" = ${enrollmentId}::uuid`;
  const steps = await tx.db.enrollmentStep.findMany({
    where: { enrollmentId },
    select: { id: true, courseStepId: true },
  });
  for (const [index, wanted] of order.entries()) {
    const step = steps.find(
      ({ id, courseStepId }) => id === wanted || courseStepId === wanted,
    );
    if (step)
      await tx.db.enrollmentStep.update({
        where: { id: step.id },
        data: { position: index + 1 },
      });
  }
}

function stepOf({ steps }: LockedEnrollment, id: string): LockedStep {
  const step = steps.find((each) => each.id === id);
  if (!step) throw new Error(`step ${id} vanished in its own transaction`);
  return step;
}
