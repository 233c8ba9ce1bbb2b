import type { PipelineMetrics } from "@throughline/domain/pipeline/pipeline.metrics";
import type { Database } from "@throughline/prisma";
import { seedEnrollments } from "@throughline/seed/bulk";
import { makeCourse } from "@throughline/seed/factory/course";
import { makePartner } from "@throughline/seed/factory/partner";
import { seededRandom } from "@throughline/seed/factory/random";

export const stepsOfCourse = 6;
/** More at once than this would not fit into the memory of a small machine. */
const atOnce = 100_000;

/** Makes a course of partner steps and its students, the same ones every time. Returns the course's id. */
export async function seedCourse(
  owner: Database,
  students: number,
): Promise<string> {
  const { id: partnerId } = await makePartner(owner, { slug: "bench" });
  const course = await makeCourse(owner, {
    steps: Array.from({ length: stepsOfCourse }, () => ({ partnerId })),
  });
  const random = seededRandom(students);
  for (let made = 0; made < students; made += atOnce)
    await seedEnrollments(owner, {
      courses: [course],
      students: Math.min(atOnce, students - made),
      random,
      now: new Date(),
    });
  return course.id;
}

/** Throws where a student is missing: an answer that is wrong need not be timed. */
export function requireAllCounted(
  pipeline: PipelineMetrics | null,
  students: number,
): void {
  const { enrollments = 0, steps = [] } = pipeline ?? {};
  const atSteps = steps.map(
    ({ ahead, waiting, inProgress, completed, failed, skipped }) =>
      ahead + waiting + inProgress + completed + failed + skipped,
  );
  const wrong = [enrollments, ...atSteps].filter((each) => each !== students);
  if (steps.length !== stepsOfCourse || wrong.length > 0)
    throw new Error(
      `of ${students} students the pipeline found ${enrollments}, at its steps ${atSteps.join(", ")}`,
    );
}
