/** Where a course is jammed, and why it is thought so. */
export interface Bottleneck {
  courseStepId: string;
  reason: "OVERDUE" | "FAILED";
  /** Students at this step who are overdue or failed. */
  students: number;
}

interface StepLoad {
  courseStepId: string;
  position: number;
  required: boolean;
  overdue: number;
  failed: number;
}

/**
 * The required step at which most students are held up: open for longer than the step's expected days, or failed. The
 * earlier step wins a tie, because what is jammed there jams the rest. Null where nobody is held up.
 */
export function findBottleneck(steps: readonly StepLoad[]): Bottleneck | null {
  const heldUp = ({ overdue, failed }: StepLoad) => overdue + failed;
  const [worst] = steps
    .filter((step) => step.required && heldUp(step) > 0)
    .toSorted((a, b) => heldUp(b) - heldUp(a) || a.position - b.position);
  if (!worst) return null;
  return {
    courseStepId: worst.courseStepId,
    reason: worst.overdue >= worst.failed ? "OVERDUE" : "FAILED",
    students: heldUp(worst),
  };
}

/** Where a student stands with a step; the words in which lists are filtered. */
export const situations = [
  "REACHED",
  "AHEAD",
  "WAITING",
  "IN_PROGRESS",
  "COMPLETED",
  "FAILED",
  "SKIPPED",
  "AT_RISK",
  "OVERDUE",
  "STUCK",
  "DROPPED",
] as const;
export type Situation = (typeof situations)[number];
