import { z } from "zod";
import { decideStep, mayMoveSteps } from "../enrollment/enrollment.rules.ts";
import { lockEnrollmentOfStep } from "../enrollment/lock.ts";
import { markStepComplete } from "../enrollment/mark-step-complete.ts";
import type { StepInput, StepOutcome } from "../enrollment/move-by-command.ts";
import { reopenStep } from "../enrollment/reopen-step.ts";
import { retryStep } from "../enrollment/retry-step.ts";
import { getCurrentStep } from "../enrollment/sequence.rules.ts";
import { skipStep } from "../enrollment/skip-step.ts";
import { isRefusal, notFound } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import {
  defineKind,
  type BulkKind,
  type FrozenRow,
  type PlannedRow,
  type RowApplied,
  type Verdict,
} from "./bulk-kind.ts";
import { inWords } from "./in-words.ts";
import {
  labelOf,
  loadEnrollments,
  type PlannedEnrollment,
} from "./load-enrollments.ts";
import { momentOf, traceOf, type StepMoment } from "./step-moment.ts";
import { takeBackStep } from "./take-back-step.ts";

type Command = "complete" | "skip" | "retry" | "reopen";
type Step = PlannedEnrollment["steps"][number];

const params = z.object({
  /** Which step; where it is left out, the one that the command is most likely meant for. */
  courseStepId: z.uuid().nullish(),
});

const commands: Record<
  Command,
  (
    tx: Tx,
    input: StepInput & { reason: string },
    now: Date,
  ) => Promise<StepOutcome>
> = {
  complete: markStepComplete,
  skip: skipStep,
  retry: retryStep,
  reopen: reopenStep,
};

/** The step that is meant where none is named. */
const meant: Record<Command, (steps: Step[]) => Step | null | undefined> = {
  complete: getCurrentStep,
  skip: getCurrentStep,
  retry: (steps) => steps.find(({ state }) => state === "FAILED"),
  reopen: (steps) =>
    steps
      .filter(({ settledAt }) => settledAt !== null)
      .toSorted((a, b) => Number(b.settledAt) - Number(a.settledAt))[0],
};

const nothingMeant: Record<Command, string> = {
  complete: "Every required step is done.",
  skip: "Every required step is done.",
  retry: "No step has failed.",
  reopen: "No step is settled.",
};

/** A command on one step of each enrollment: the named course step, or the one that the command is meant for. */
export function stepKind(command: Command): BulkKind {
  return defineKind({
    subject: "enrollment",
    params,
    notUndoable: null,
    async plan(tx, ids, { courseStepId }) {
      const enrollments = await loadEnrollments(tx, ids);
      return enrollments.map((enrollment) =>
        planStep(command, enrollment, courseStepId ?? null),
      );
    },
    apply: (tx, row, _params, now) => applyToStep(command, tx, row, now),
    undo: (tx, { undo, reason }, _params, now) =>
      takeBackStep(tx, command, undo as StepMoment, reason, now),
  });
}

function planStep(
  command: Command,
  enrollment: PlannedEnrollment,
  courseStepId: string | null,
): PlannedRow {
  const { id: subjectId, steps } = enrollment;
  const row = { subjectId, label: labelOf(enrollment) };
  const step = courseStepId
    ? steps.find((each) => each.courseStepId === courseStepId)
    : meant[command](steps);
  if (!step)
    return {
      ...row,
      verdict: courseStepId
        ? { kind: "refused", reason: "The student does not have this step." }
        : { kind: "unchanged", reason: nothingMeant[command] },
    };
  const decision =
    mayMoveSteps(enrollment.state, command) ?? decideStep(command, step);
  const from = inWords(step.state);
  return {
    ...row,
    about: `${step.label} ${step.title}`,
    from,
    to: decision.kind === "move" ? inWords(decision.to) : from,
    input: { stepId: step.id },
    verdict: verdicts[decision.kind](decision as { reason: string }, from),
  };
}

const verdicts: Record<
  "move" | "unchanged" | "refused",
  (decision: { reason: string }, state: string) => Verdict
> = {
  move: () => ({ kind: "applies" }),
  unchanged: (_decision, state) => ({
    kind: "unchanged",
    reason: `The step is ${state} already.`,
  }),
  refused: ({ reason }) => ({ kind: "refused", reason }),
};

async function applyToStep(
  command: Command,
  tx: Tx,
  { input, reason }: FrozenRow,
  now: Date,
): Promise<RowApplied> {
  const { stepId } = input as { stepId: string };
  const locked = await lockEnrollmentOfStep(tx, stepId);
  if (!locked) return notFound("stepId", "step");
  const before = momentOf(locked.step);
  const outcome = await commands[command](tx, { stepId, reason }, now);
  if (isRefusal(outcome)) return outcome;
  if (outcome.kind === "unchanged")
    return {
      kind: "unchanged",
      result: `The step was ${inWords(before.state)} already.`,
    };
  const written = await tx.db.enrollmentStep.findUniqueOrThrow({
    where: { id: stepId },
  });
  return {
    kind: "applied",
    undo: { stepId, before, after: { ...traceOf(written) } },
  };
}
