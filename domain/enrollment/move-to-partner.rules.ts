import type { EnrollmentState, StepKind, StepState } from "@throughline/prisma";
import { mayMoveSteps } from "./enrollment.rules.ts";

/** Why a step cannot be moved to another partner; null where it can. */
export function refusesMove(
  step: { state: StepState; kind: StepKind; partnerId: string | null },
  enrollmentState: EnrollmentState,
  to: { id: string; name: string; isConnected: boolean },
): string | null {
  const objection = mayMoveSteps(enrollmentState, "retry");
  if (objection?.kind === "refused") return objection.reason;
  if (step.kind !== "PARTNER")
    return "Only a step that a partner teaches can be moved to another one.";
  if (step.state === "COMPLETED")
    return "The step is completed. Reopen it first.";
  if (step.state === "SKIPPED") return "The step was skipped. Reopen it first.";
  if (step.partnerId === to.id) return `The step is at ${to.name} already.`;
  if (!to.isConnected)
    return `${to.name} has no connection yet. Set one up first.`;
  return null;
}
