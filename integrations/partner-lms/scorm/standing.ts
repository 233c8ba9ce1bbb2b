import type { Registration } from "./reply.ts";

/** How far a registration is. */
export interface Standing {
  isCompleted: boolean;
  /** Whole percent; null where the vendor does not say. */
  progress: number | null;
  score: number | null;
  /** When the newest of it happened; null where the vendor does not say. */
  changedAt: Date | null;
}

/**
 * Reads how far a registration is. What was finished but failed is not completed: the learner may try again there.
 * Some content reports no amount; then a started one is at 0.
 */
export function standingOf(registration: Registration): Standing {
  const {
    registrationCompletion,
    registrationSuccess,
    registrationCompletionAmount: amount,
  } = registration;
  const isCompleted =
    registrationCompletion === "COMPLETED" && registrationSuccess !== "FAILED";
  const changed =
    (isCompleted ? registration.completedDate : null) ??
    registration.updated ??
    registration.lastAccessDate;
  return {
    isCompleted,
    progress: isCompleted ? 100 : percentOf(amount),
    score: registration.score?.scaled ?? null,
    changedAt: changed ? new Date(changed) : null,
  };
}

/** Never 100 while it is not completed. */
function percentOf(amount: number | null | undefined): number | null {
  return amount == null ? null : Math.min(99, Math.floor(amount * 100));
}
