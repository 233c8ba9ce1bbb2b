import type { Prisma, SessionKind, SessionState } from "@throughline/prisma";

/** How many seats are left: none, few, some, or all of them. */
export type SeatLevel = "FULL" | "LOW" | "FREE" | "EMPTY";

export interface SessionFilter {
  from?: Date | null | undefined;
  until?: Date | null | undefined;
  courseId?: string | null | undefined;
  courseStepId?: string | null | undefined;
  instructorId?: string | null | undefined;
  kind?: SessionKind | null | undefined;
  states?: SessionState[] | null | undefined;
  search?: string | null | undefined;
  /** The classes whose seats are as asked. */
  ids?: readonly string[] | null | undefined;
}

/** The classes that a list's filter asks for. `until` is not included. */
export function matchesSession({
  from,
  until,
  courseId,
  courseStepId,
  instructorId,
  kind,
  states,
  search,
  ids,
}: SessionFilter): Prisma.SessionWhereInput {
  const courseStep = {
    ...(courseId && { courseId }),
    ...(courseStepId && { id: courseStepId }),
  };
  return {
    ...((from || until) && {
      startsAt: { ...(from && { gte: from }), ...(until && { lt: until }) },
    }),
    ...((courseId || courseStepId) && { options: { some: { courseStep } } }),
    ...(instructorId && { instructorId }),
    ...(kind && { kind }),
    ...(states && states.length > 0 && { state: { in: states } }),
    ...(ids && { id: { in: [...ids] } }),
    ...(search && mentions(search)),
  };
}

const mentions = (search: string): Prisma.SessionWhereInput => {
  const contains = { contains: search.trim(), mode: "insensitive" } as const;
  return {
    OR: [
      { title: contains },
      { instructorName: contains },
      { room: contains },
      { options: { some: { courseStep: { label: contains } } } },
    ],
  };
};
