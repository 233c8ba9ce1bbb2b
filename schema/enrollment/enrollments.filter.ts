import {
  defaultStuckDays,
  type Situation,
} from "@throughline/domain/pipeline/pipeline.rules";
import type { EnrollmentState, Prisma } from "@throughline/prisma";
import { matchesPerson } from "../person/people.query.ts";

export interface EnrollmentFilter {
  courseId: string | null;
  courseStepId: string | null;
  states: EnrollmentState[] | null;
  situation?: Situation | null;
  stuckAfterDays?: number | null;
  search?: string | null;
}

/** The enrollments that a list's filter asks for. Days are counted back from `now`. */
export function matchesEnrollment(
  filter: EnrollmentFilter,
  now: Date,
): Prisma.EnrollmentWhereInput {
  const { courseId, states, search } = filter;
  return {
    ...(courseId && { courseId }),
    ...(states && states.length > 0 && { state: { in: states } }),
    ...(search && { person: matchesPerson(search) }),
    ...bySituation(filter, now),
  };
}

function bySituation(
  { situation, courseStepId, stuckAfterDays }: EnrollmentFilter,
  now: Date,
): Prisma.EnrollmentWhereInput {
  if (!situation && !courseStepId) return {};
  const step: Prisma.EnrollmentStepWhereInput = {
    ...(courseStepId ? { courseStepId } : {}),
    ...(situation
      ? stepIs[situation](now, stuckAfterDays ?? defaultStuckDays)
      : {
          openedAt: { not: null },
          state: { in: ["PENDING", "IN_PROGRESS", "FAILED"] },
        }),
  };
  return {
    steps: { some: step },
    AND: { state: { notIn: ["CANCELED", "REFUNDED"] } },
  };
}

const open = {
  state: { in: ["PENDING", "IN_PROGRESS"] },
} satisfies Prisma.EnrollmentStepWhereInput;
const daysBefore = (now: Date, days: number) =>
  new Date(now.getTime() - days * 86_400_000);

const longerThan = (
  now: Date,
  days: number,
): Prisma.EnrollmentStepWhereInput => ({
  ...open,
  OR: [
    { startedAt: { lt: daysBefore(now, days) } },
    { startedAt: null, openedAt: { lt: daysBefore(now, days) } },
  ],
});

/** The expected days differ from step to step, and a filter cannot compute with a column: one branch for each number. */
const overdue = (now: Date): Prisma.EnrollmentStepWhereInput => ({
  OR: Array.from({ length: 60 }, (_, index) => index + 1).map((days) => ({
    expectedDays: days,
    ...longerThan(now, days),
  })),
});

const stepIs: Record<
  Situation,
  (now: Date, stuckAfterDays: number) => Prisma.EnrollmentStepWhereInput
> = {
  REACHED: () => ({ openedAt: { not: null } }),
  AHEAD: () => ({ state: "PENDING", openedAt: null }),
  WAITING: () => ({ state: "PENDING", openedAt: { not: null } }),
  IN_PROGRESS: () => ({ state: "IN_PROGRESS" }),
  COMPLETED: () => ({ state: "COMPLETED" }),
  FAILED: () => ({ state: "FAILED" }),
  SKIPPED: () => ({ state: "SKIPPED" }),
  OVERDUE: (now) => overdue(now),
  STUCK: (now, stuckAfterDays) => longerThan(now, stuckAfterDays),
};

const byId = { id: "asc" } as const;

/** The orders in which enrollments can be listed; the id makes each of them total. */
export const enrollmentOrders = {
  NEWEST: [{ enrolledAt: "desc" }, byId],
  OLDEST: [{ enrolledAt: "asc" }, byId],
  NAME_ASC: [
    { person: { familyName: "asc" } },
    { person: { givenName: "asc" } },
    byId,
  ],
  NAME_DESC: [
    { person: { familyName: "desc" } },
    { person: { givenName: "desc" } },
    byId,
  ],
  COURSE: [{ course: { title: "asc" } }, { enrolledAt: "desc" }, byId],
  LAST_CHANGED: [{ updatedAt: "desc" }, byId],
} satisfies Record<string, Prisma.EnrollmentOrderByWithRelationInput[]>;
