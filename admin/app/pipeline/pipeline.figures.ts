import type { StepFigures } from "./pipeline.fields.ts";

/** How many have come to a step: it is their turn, or it was. */
function reached(step: StepFigures): number {
  const { waiting, inProgress, completed, failed, skipped } = step;
  return waiting + inProgress + completed + failed + skipped;
}

/** The share, 0 to 1, of those who came to a step that went on from it; undefined where nobody has come yet. */
export function conversion(step: StepFigures): number | undefined {
  const all = reached(step);
  return all === 0 ? undefined : (step.completed + step.skipped) / all;
}
