import type { Database } from "@throughline/prisma";
import {
  forecastCompletions,
  type Forecast,
  type ForecastStep,
} from "./forecast.rules.ts";
import { randomFrom } from "./pace.rules.ts";
import { measurePipeline } from "./pipeline.metrics.ts";
import { durationsIn, readTallies } from "./read-tallies.ts";

/** How a step would be otherwise. */
export interface StepChange {
  courseStepId: string;
  /** 2 is twice as fast; null as observed. */
  speed: number | null;
  /** Students at a time; null for any number. */
  capacity: number | null;
}

/**
 * Forecasts when those who are under way in a course will be through, as things are and with some steps changed. Null
 * where there is no such course. The same seed gives the same forecast.
 */
export async function forecastPipeline(
  db: Pick<Database, "$queryRaw">,
  {
    courseId,
    changes,
    seed,
  }: { courseId: string; changes: readonly StepChange[]; seed: number },
  now: Date,
): Promise<Forecast | null> {
  const pipeline = await measurePipeline(db, { courseId }, now);
  if (!pipeline) return null;
  const required = pipeline.steps.filter((step) => step.required);
  const tally = await readTallies(
    db,
    required.map(({ courseStepId }) => courseStepId),
  );
  const steps = required.map(
    ({ courseStepId, expectedDays, waiting, inProgress }): ForecastStep => ({
      courseStepId,
      durations: durationsIn(tally[courseStepId]),
      expectedDays,
      waiting,
      inProgress,
      speed: 1,
      capacity: null,
    }),
  );
  return forecastCompletions(
    { steps, completed: pipeline.completedEnrollments },
    changeSteps(steps, changes),
    () => randomFrom(seed),
    now,
  );
}

function changeSteps(
  steps: readonly ForecastStep[],
  changes: readonly StepChange[],
): ForecastStep[] {
  return steps.map((step) => {
    const change = changes.find(
      ({ courseStepId }) => courseStepId === step.courseStepId,
    );
    if (!change) return step;
    return {
      ...step,
      speed: change.speed ?? step.speed,
      capacity: change.capacity,
    };
  });
}
