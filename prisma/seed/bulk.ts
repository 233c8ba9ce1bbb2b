import type { Database } from "@throughline/prisma";
import type { Random } from "./factory/random.ts";
import { fillLog } from "./bulk/fill-log.ts";
import { fillTables } from "./bulk/fill-tables.ts";
import { planStudents, planSteps, trustForeignKeys } from "./bulk/plan.ts";

export interface BulkPlan {
  /** Their steps must all be taught by partners. */
  courses: readonly { id: string }[];
  /** How many enrollments to make; they are dealt out to the courses in turn. */
  students: number;
  random: Random;
  now: Date;
}

/**
 * Makes many enrollments in every plausible state, each of a person of its own, by a few set-based statements. The rows
 * and the event log agree as if the commands had run; jobs, messages and the certificates' documents are left out.
 */
export async function seedEnrollments(
  db: Database,
  { courses, students, random, now }: BulkPlan,
): Promise<void> {
  const salt = Math.floor(random() * 2 ** 31);
  const courseIds = courses.map(({ id }) => id);
  await db.$transaction(
    async (tx) => {
      await trustForeignKeys(tx);
      await planStudents(tx, { courseIds, students, salt, now });
      await planSteps(tx, now);
      await fillTables(tx);
      await fillLog(tx);
    },
    { timeout: 600_000 },
  );
  await db.$executeRaw`ANALYZE`;
}
