import type { EnrollmentState, UserRole } from "@throughline/prisma";

/** As much of a person as deciding about a merge looks at. */
export interface MergeFacts {
  id: string;
  mergedIntoId: string | null;
  user: { role: UserRole; email: string } | null;
  enrollments: {
    id: string;
    courseId: string;
    courseTitle: string;
    attempt: number;
    state: EnrollmentState;
  }[];
  /** Where they have a seat, are offered one or wait for one. */
  classes: { id: string; title: string }[];
  hasPayoutAccount: boolean;
}

/** What a merge would do, or why it cannot be done. */
export interface MergePlan {
  /** In words for whoever would merge; a merge with any of these is refused. */
  obstacles: string[];
  /** Attempts of the merged person counted on after those of the kept one. */
  attempts: { enrollmentId: string; from: number; to: number }[];
  /** The merged person's login goes over; both have one only where both stay. */
  login: "none" | "keptStays" | "moves" | "bothStay";
}

const isOpen = (state: EnrollmentState) =>
  state === "PENDING" || state === "ACTIVE" || state === "SUSPENDED";

/**
 * Whether two records may become one person. Nobody takes one course or one class twice at the same time, staff are never merged away,
 * and a record that was merged once is not merged again.
 */
export function planMerge(kept: MergeFacts, merged: MergeFacts): MergePlan {
  return {
    obstacles: obstaclesTo(kept, merged),
    attempts: countOn(kept, merged),
    login: loginAfter(kept, merged),
  };
}

function obstaclesTo(kept: MergeFacts, merged: MergeFacts): string[] {
  if (kept.id === merged.id) return ["A person cannot be merged with itself."];
  const found: string[] = [];
  if (kept.mergedIntoId || merged.mergedIntoId)
    found.push("One of the two was merged already.");
  if (merged.user && merged.user.role !== "STUDENT")
    found.push(
      "The record to be merged in is a login of the staff; keep that one instead.",
    );
  if (merged.user && kept.user && kept.user.role !== "STUDENT")
    found.push(
      "A student’s login cannot lead to a record of the staff. Merge records without a second login only.",
    );
  for (const one of merged.enrollments) {
    const other = kept.enrollments.find(
      ({ courseId, state }) =>
        courseId === one.courseId && isOpen(state) && isOpen(one.state),
    );
    if (other)
      found.push(
        `Both are taking ${one.courseTitle}. Cancel one of the two enrollments first.`,
      );
  }
  for (const { id, title } of merged.classes)
    if (kept.classes.some((other) => other.id === id))
      found.push(
        `Both have booked or wait for the class ${title}. Cancel one of the two first.`,
      );
  if (merged.hasPayoutAccount && kept.hasPayoutAccount)
    found.push(
      "Both are paid to an account of their own. Only one of the two can stay.",
    );
  return found;
}

function countOn(kept: MergeFacts, merged: MergeFacts): MergePlan["attempts"] {
  const taken = new Map<string, number>();
  for (const { courseId, attempt } of kept.enrollments)
    taken.set(courseId, Math.max(taken.get(courseId) ?? 0, attempt));
  return merged.enrollments
    .toSorted((a, b) => a.attempt - b.attempt)
    .map(({ id, courseId, attempt }) => {
      const to = (taken.get(courseId) ?? 0) + 1;
      taken.set(courseId, to);
      return { enrollmentId: id, from: attempt, to };
    });
}

function loginAfter(kept: MergeFacts, merged: MergeFacts): MergePlan["login"] {
  if (!merged.user) return kept.user ? "keptStays" : "none";
  return kept.user ? "bothStay" : "moves";
}
