import { changeEnrollment } from "@throughline/domain/enrollment/change-enrollment";
import { failStep } from "@throughline/domain/enrollment/fail-step";
import { markStepComplete } from "@throughline/domain/enrollment/mark-step-complete";
import { startStep } from "@throughline/domain/enrollment/start-step";
import {
  theSystem,
  transact,
  type Store,
  type Tx,
} from "@throughline/domain/transaction";
import { watchLateness } from "@throughline/domain/pipeline/watch-lateness";
import type { Database } from "@throughline/prisma";
import { makeEnrollment } from "@throughline/seed/factory/enrollment";
import { pastQueue } from "@throughline/seed/factory/past-queue";
import { makePerson } from "@throughline/seed/factory/person";

const DAY = 86_400_000;

/** One student of a history: days are counted back from now, `completes` tells how many days each finished step took. */
export interface PastStudent {
  enrolledDaysAgo: number;
  completes: number[];
  /** What becomes of the step after those; it is under way where this is left out. */
  then?: "fails" | "leaves" | "waits";
}

/**
 * Lets students walk through a course in the past, by the product's own commands at the times of which they tell; then whoever is
 * late by now is marked so.
 */
export async function tellHistory(
  database: Database,
  courseId: string,
  students: readonly PastStudent[],
  now: Date,
): Promise<void> {
  const store: Store = { database, queue: pastQueue, announce: () => {} };
  const run = <T>(command: (tx: Tx) => Promise<T>) =>
    transact(store, { actor: theSystem }, command);
  for (const { enrolledDaysAgo, completes, then } of students) {
    let at = new Date(now.getTime() - enrolledDaysAgo * DAY);
    const after = (days: number) =>
      (at = new Date(Math.min(at.getTime() + days * DAY, now.getTime())));
    const { id: personId } = await makePerson(database);
    const { id: enrollmentId, steps } = await makeEnrollment(
      store,
      { personId, courseId },
      at,
    );
    const reason = "As it was told";
    const stepIdAt = (index: number) => steps[index]?.id ?? "";
    for (const [index, days] of completes.entries()) {
      const input = { stepId: stepIdAt(index), reason };
      after(0.1);
      await run((tx) => startStep(tx, input, at));
      after(days);
      await run((tx) => markStepComplete(tx, input, at));
    }
    const input = { stepId: stepIdAt(completes.length), reason };
    if (input.stepId === "" || then === "waits") continue;
    after(0.1);
    await run((tx) => startStep(tx, input, at));
    if (then === "fails") await run((tx) => failStep(tx, input, after(1)));
    if (then === "leaves")
      await run((tx) =>
        changeEnrollment(tx, "cancel", { enrollmentId, reason }, after(2)),
      );
  }
  await run((tx) => watchLateness(tx, { limit: 10_000 }, now));
}
