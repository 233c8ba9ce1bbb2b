import type { Database } from "@throughline/prisma";
import {
  quantileOf,
  samplesIn,
  type DurationHistogram,
} from "./duration.rules.ts";

/** How long a step usually takes people: seconds from start to completion, pauses taken out. Null where nobody did it yet. */
export interface UsualDuration {
  p25Seconds: number | null;
  medianSeconds: number | null;
  p75Seconds: number | null;
  p90Seconds: number | null;
  samples: number;
}

/** The observed durations of a course's steps, by the step's id. Anybody may ask: they name nobody. */
export async function readDurations(
  db: Pick<Database, "$queryRaw">,
  courseId: string,
): Promise<ReadonlyMap<string, DurationHistogram>> {
  const [row] = await db.$queryRaw<
    { durations: Record<string, Record<string, number>> }[]
  >`
    SELECT read_durations(ARRAY(SELECT id FROM "CourseStep" WHERE "courseId" = ${courseId}::uuid)) AS durations`;
  return new Map(
    Object.entries(row?.durations ?? {}).map(([step, buckets]) => [
      step,
      histogramOf(buckets),
    ]),
  );
}

const histogramOf = (buckets: Record<string, number>): DurationHistogram =>
  new Map(
    Object.entries(buckets).map(([bucket, count]) => [Number(bucket), count]),
  );

/** Sums a histogram up for people. */
export function usualDuration(histogram: DurationHistogram): UsualDuration {
  return {
    p25Seconds: quantileOf(histogram, 0.25),
    medianSeconds: quantileOf(histogram, 0.5),
    p75Seconds: quantileOf(histogram, 0.75),
    p90Seconds: quantileOf(histogram, 0.9),
    samples: samplesIn(histogram),
  };
}
