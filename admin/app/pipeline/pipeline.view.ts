import type { PipelineFigures, StepFigures } from "./pipeline.fields.ts";
import { studentsHref, type Situation } from "./pipeline.links.ts";

/** What the parts of a pipeline's page share: the course's code, its figures, and its steps' slugs by id. */
export type PipelineView = {
  course: string;
  pipeline: PipelineFigures;
  slugs: Record<string, string>;
};

/** Gives the address of the rows behind a step's figure; undefined for a figure of the past, whose rows cannot be listed. */
export function rowsOf({ course, pipeline, slugs }: PipelineView) {
  return (
    { courseStepId }: Pick<StepFigures, "courseStepId">,
    situation?: Situation,
  ) =>
    pipeline.isPast
      ? undefined
      : studentsHref({ course, step: slugs[courseStepId], situation });
}
