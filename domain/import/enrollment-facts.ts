import type { EventType } from "../event/event.types.ts";
import {
  addTallies,
  isInPipeline,
  tallyOfChange,
  tallyOfEnrollment,
  tallyOfFailure,
  tallyOfStep,
  type CountedStep,
  type Tally,
} from "../pipeline/tally.ts";
import type { ImportedEnrollment } from "./enrollment-row.ts";
import type { ImportedStep } from "./enrollment-row.steps.ts";
import type { ImportCourse, ImportCourseStep } from "./import-course.ts";

/** A fact of an imported enrollment, at the time at which it happened. */
export interface ImportedFact {
  type: EventType;
  at: string;
  stepId: string | null;
  reason: string | null;
  payload: Record<string, unknown>;
  tally: Tally;
}

/** A step as it is written. */
export interface WrittenStep {
  id: string;
  told: ImportedStep;
  step: ImportCourseStep;
  tookSeconds: number | null;
  onTime: boolean | null;
  droppedAt: string | null;
}

const dayMs = 86_400_000;

/** How long a completed step took, and whether that was within its expected days. */
export function measure(
  { state, startedAt, settledAt }: ImportedStep,
  { expectedDays }: ImportCourseStep,
): Pick<WrittenStep, "tookSeconds" | "onTime"> {
  if (state !== "COMPLETED" || !startedAt || !settledAt)
    return { tookSeconds: null, onTime: null };
  const ms = Date.parse(settledAt) - Date.parse(startedAt);
  return {
    tookSeconds: Math.round(ms / 1000),
    onTime: ms <= expectedDays * dayMs,
  };
}

/**
 * The facts that lead to an imported enrollment as it stands, in order of time, each with what it adds to the counts: past moments
 * are then told as if it had always been here, and the tallies sum up to what is written.
 */
export function factsOf(
  enrollment: ImportedEnrollment,
  course: ImportCourse,
  steps: readonly WrittenStep[],
  now: Date,
): ImportedFact[] {
  const { courseId, state, enrolledAt, completedAt, endedAt } = enrollment;
  const began = { courseId, enrolledAt: new Date(enrolledAt) };
  const active = tallyOfEnrollment({ ...began, state: "ACTIVE" });
  const becomes = () =>
    tallyOfChange(active, tallyOfEnrollment({ ...began, state }));
  const fact = (
    type: EventType,
    at: string,
    tally: Tally,
    payload: Record<string, unknown> = {},
  ): ImportedFact => ({
    type,
    at,
    stepId: null,
    reason: null,
    payload,
    tally,
  });

  const facts = [
    fact(
      "enrollment.created",
      enrolledAt,
      addTallies(
        active,
        ...steps.map((step) => tallyOfStep(ahead(step), true)),
      ),
      { attempt: 1 },
    ),
    ...steps.flatMap(factsOfStep).toSorted(byTime),
  ];
  if (state === "COMPLETED")
    facts.push(
      fact("enrollment.completed", completedAt ?? enrolledAt, becomes()),
    );
  if (state === "SUSPENDED")
    facts.push(fact("enrollment.suspended", now.toISOString(), becomes()));
  if (!isInPipeline(state))
    facts.push(
      fact(
        "enrollment.canceled",
        endedAt ?? enrolledAt,
        addTallies(becomes(), leaving(steps)),
        { state },
      ),
    );
  return facts;
}

const byTime = (a: ImportedFact, b: ImportedFact) =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : 0;

function factsOfStep(written: WrittenStep): ImportedFact[] {
  const { id, told, step } = written;
  const { courseStepId, openedAt, startedAt, settledAt, state } = told;
  const { position, label, title } = step;
  const facts: ImportedFact[] = [];
  let before = ahead(written);
  const move = (
    type: EventType,
    at: string,
    change: Partial<CountedStep>,
    reason: string | null = null,
  ) => {
    const after = { ...before, ...change };
    facts.push({
      type,
      at,
      stepId: id,
      reason,
      payload: {
        courseStepId,
        position,
        label,
        title,
        from: before.state,
        to: after.state,
      },
      tally: addTallies(
        tallyOfChange(tallyOfStep(before, true), tallyOfStep(after, true)),
        after.state === "FAILED" && step.partnerId
          ? tallyOfFailure(step.partnerId, new Date(at))
          : {},
      ),
    });
    before = after;
  };

  if (openedAt) move("step.opened", openedAt, { openedAt: new Date(openedAt) });
  if (startedAt) move("step.started", startedAt, { state: "IN_PROGRESS" });
  const settles = settling[state];
  if (settles && settledAt)
    move(
      settles,
      settledAt,
      {
        state,
        settledAt: new Date(settledAt),
        tookSeconds: written.tookSeconds,
        onTime: written.onTime,
      },
      told.failureReason,
    );
  return facts;
}

const settling: Partial<Record<string, EventType>> = {
  COMPLETED: "step.completed",
  SKIPPED: "step.skipped",
  FAILED: "step.failed",
};

const ahead = ({ told, step }: WrittenStep): CountedStep => ({
  courseStepId: told.courseStepId,
  partnerId: step.partnerId,
  state: "PENDING",
  openedAt: null,
  settledAt: null,
  atRiskAt: null,
  breachedAt: null,
  stuckAt: null,
  tookSeconds: null,
  onTime: null,
  droppedAt: null,
});

const asWritten = (written: WrittenStep): CountedStep => ({
  ...ahead(written),
  state: written.told.state,
  openedAt: written.told.openedAt ? new Date(written.told.openedAt) : null,
  settledAt: written.told.settledAt ? new Date(written.told.settledAt) : null,
  tookSeconds: written.tookSeconds,
  onTime: written.onTime,
});

/** An enrollment that ended early takes its steps out of the pipeline; where the student stood counts a drop-out. */
function leaving(steps: readonly WrittenStep[]): Tally {
  return addTallies(
    ...steps.map((written) => {
      const step = asWritten(written);
      const { droppedAt } = written;
      const after = {
        ...step,
        droppedAt: droppedAt === null ? null : new Date(droppedAt),
      };
      return tallyOfChange(tallyOfStep(step, true), tallyOfStep(after, false));
    }),
  );
}
