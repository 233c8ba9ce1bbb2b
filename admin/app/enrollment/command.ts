import { z } from "zod";
import type { EnrollmentDetail, StepDetail } from "./enrollment.query.ts";

/** What an admin may do to a step. */
const stepCommands = [
  "retry",
  "complete",
  "skip",
  "fail",
  "move",
  "reopen",
  "grantRight",
] as const;
/** What an admin may do to an enrollment. */
const enrollmentCommands = ["advance", "suspend", "resume", "cancel"] as const;

export type StepCommand = (typeof stepCommands)[number];
export type EnrollmentCommand = (typeof enrollmentCommands)[number];
export type Command = StepCommand | EnrollmentCommand;

export const stepCommandSchema = z.enum(stepCommands);
export const enrollmentCommandSchema = z.enum(enrollmentCommands);

/** What is offered for a step as it stands; the api decides the same by itself. */
export function commandsFor(
  {
    state,
    openedAt,
    partner,
    lacksRight = false,
  }: Pick<StepDetail, "state" | "openedAt"> & {
    partner: unknown;
    lacksRight?: boolean;
  },
  enrollmentState: EnrollmentDetail["state"],
): StepCommand[] {
  if (enrollmentState === "CANCELED" || enrollmentState === "REFUNDED")
    return [];
  const offered: Record<StepDetail["state"], StepCommand[]> = {
    PENDING: openedAt
      ? ["complete", "skip", "fail", "move"]
      : ["complete", "skip", "move"],
    IN_PROGRESS: ["complete", "skip", "fail", "move"],
    FAILED: ["retry", "complete", "skip", "move"],
    COMPLETED: ["reopen"],
    SKIPPED: ["reopen"],
  };
  return [
    ...(lacksRight ? (["grantRight"] as const) : []),
    ...offered[state].filter(
      (command) =>
        (command !== "fail" || enrollmentState !== "COMPLETED") &&
        (command !== "move" || partner !== null),
    ),
  ];
}

/** What is offered for an enrollment as it stands. */
export function commandsForEnrollment(
  state: EnrollmentDetail["state"],
): EnrollmentCommand[] {
  const offered: Record<EnrollmentDetail["state"], EnrollmentCommand[]> = {
    PENDING: ["suspend", "cancel"],
    ACTIVE: ["advance", "suspend", "cancel"],
    SUSPENDED: ["resume", "cancel"],
    COMPLETED: [],
    CANCELED: [],
    REFUNDED: [],
  };
  return offered[state];
}
