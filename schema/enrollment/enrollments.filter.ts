import type { Situation } from "@throughline/domain/pipeline/pipeline.rules";
import type { EnrollmentState, Prisma } from "@throughline/prisma";
import { matchesPerson } from "../person/people.query.ts";

export interface EnrollmentFilter {
  courseId: string | null;
  courseStepId: string | null;
  states: EnrollmentState[] | null;
  situation?: Situation | null;
  hasCertificate?: boolean | null;
  /** A month such as `2026-10` (UTC). */
  enrolledIn?: string | null;
  search?: string | null;
}

/** The enrollments that a list's filter asks for. */
export function matchesEnrollment(
  filter: EnrollmentFilter,
): Prisma.EnrollmentWhereInput {
  const { courseId, states, hasCertificate, enrolledIn, search } = filter;
  return {
    ...(courseId && { courseId }),
    ...(states && states.length > 0 && { state: { in: states } }),
    ...(hasCertificate != null && {
      certificate: hasCertificate ? { isNot: null } : { is: null },
    }),
    ...(enrolledIn && { enrolledAt: during(enrolledIn) }),
    ...(search && { person: matchesPerson(search) }),
    ...bySituation(filter),
  };
}

/** From the first instant of a month to the first one of the next (UTC), as the cohorts are counted. */
function during(month: string): Prisma.DateTimeFilter {
  const from = new Date(`${month}-01T00:00:00Z`);
  const next = new Date(from);
  next.setUTCMonth(from.getUTCMonth() + 1);
  return { gte: from, lt: next };
}

function bySituation({
  situation,
  courseStepId,
}: EnrollmentFilter): Prisma.EnrollmentWhereInput {
  if (!situation && !courseStepId) return {};
  const step: Prisma.EnrollmentStepWhereInput = {
    ...(courseStepId && { courseStepId }),
    ...(situation ? stepIs[situation] : isCurrent),
  };
  const ended = { in: ["CANCELED", "REFUNDED"] as EnrollmentState[] };
  return {
    steps: { some: step },
    AND: { state: situation === "DROPPED" ? ended : { notIn: ended.in } },
  };
}

const isCurrent = {
  openedAt: { not: null },
  state: { in: ["PENDING", "IN_PROGRESS", "FAILED"] },
} satisfies Prisma.EnrollmentStepWhereInput;

/** The columns by which the pipeline's figures are counted too, so that each figure opens exactly its rows. */
const stepIs: Record<Situation, Prisma.EnrollmentStepWhereInput> = {
  REACHED: { openedAt: { not: null } },
  AHEAD: { state: "PENDING", openedAt: null },
  WAITING: { state: "PENDING", openedAt: { not: null } },
  IN_PROGRESS: { state: "IN_PROGRESS" },
  COMPLETED: { state: "COMPLETED" },
  FAILED: { state: "FAILED" },
  SKIPPED: { state: "SKIPPED" },
  AT_RISK: { atRiskAt: { not: null } },
  OVERDUE: { breachedAt: { not: null } },
  STUCK: { stuckAt: { not: null } },
  DROPPED: { droppedAt: { not: null } },
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
