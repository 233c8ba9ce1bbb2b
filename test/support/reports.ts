import { foldClasses } from "@throughline/domain/report/fold-classes";
import { foldRevenue } from "@throughline/domain/report/fold-revenue";
import { foldSeatNeeds } from "@throughline/domain/report/fold-seat-needs";
import { theSystem } from "@throughline/domain/transaction";
import type { TestStore } from "./store.ts";

const folds = [foldRevenue, foldClasses, foldSeatNeeds];

/** The reports of a school without workers: nothing is folded before a test says so. */
export const openReports = ({ database, run }: TestStore) => ({
  /** Folds what became due; answers how much that was for revenue, classes and the need of seats. */
  async fold(): Promise<number[]> {
    const counts: number[] = [];
    for (const fold of folds)
      counts.push(await run((tx) => fold(tx), theSystem));
    return counts;
  },
  /** Where those stand who have a right to book a step and have not, as the reports tell it of all courses. */
  async standing(now: Date): Promise<object[]> {
    const courseIds = (await database.course.findMany()).map(({ id }) => id);
    return database.$queryRaw<object[]>`
      SELECT * FROM count_standing(${courseIds}::uuid[], ${now}::timestamptz) ORDER BY "courseStepId", at`;
  },
});

export type Reports = ReturnType<typeof openReports>;
