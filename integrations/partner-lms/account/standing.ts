import type { PartnerEnrolmentStatus } from "../contract.ts";
import type { Account } from "./reply.ts";

/** How far an account is in all that is required of it. */
export interface Standing {
  status: PartnerEnrolmentStatus;
  /** Whole percent, the mean of the required courses. */
  progress: number;
  /** The lowest of the required courses, where all tell one. */
  score: number | null;
  certificateUrl: string | null;
}

/** The required courses in which an account is not enrolled. */
export function missingCourses(known: Account, required: string[]): string[] {
  const enrolled = new Set(
    known.courses
      .filter(({ status }) => status !== "withdrawn")
      .map(({ ref }) => ref),
  );
  return required.filter((ref) => !enrolled.has(ref));
}

/**
 * How far an account is: completed when every required course is. Without required courses all that it is enrolled in count.
 */
export function standingOf(known: Account, required: string[]): Standing {
  const counted = known.courses.filter(
    ({ ref, status }) =>
      status !== "withdrawn" &&
      (required.length === 0 || required.includes(ref)),
  );
  const wanted = Math.max(required.length, counted.length);
  const done = counted.filter(({ status }) => status === "completed").length;
  const isCompleted = wanted > 0 && done === wanted;
  const percents = counted.map(({ status, progress }) =>
    status === "completed" ? 100 : (progress ?? 0),
  );
  const scores = counted.flatMap(({ score }) => score ?? []);
  return {
    status: statusOf(known, isCompleted),
    progress: isCompleted ? 100 : meanOf(percents, wanted),
    score:
      scores.length > 0 && scores.length === counted.length
        ? Math.min(...scores)
        : null,
    certificateUrl:
      counted.find(({ certificate_url }) => certificate_url)?.certificate_url ??
      null,
  };
}

function statusOf(
  { closed }: Account,
  isCompleted: boolean,
): PartnerEnrolmentStatus {
  if (isCompleted) return "completed";
  return closed ? "withdrawn" : "enrolled";
}

function meanOf(percents: number[], count: number): number {
  if (count === 0) return 0;
  const sum = percents.reduce((total, percent) => total + percent, 0);
  return Math.min(99, Math.floor(sum / count));
}
