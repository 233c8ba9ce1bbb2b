import type { OwnEnrollment, OwnStep } from "./own-enrollment.ts";

/** Whether a step can be booked only after others: its course goes step by step, and an earlier required one is not settled. */
export const isOutOfTurn = (
  { required, wouldSkipAhead }: Pick<OwnStep, "required" | "wouldSkipAhead">,
  { sequencing }: Pick<OwnEnrollment["course"], "sequencing">,
): boolean => sequencing === "STRICT" && required && wouldSkipAhead;
