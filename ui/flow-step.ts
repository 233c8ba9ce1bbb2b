import type { ReactNode } from "react";
import { stepStates, type StepState } from "./step-state.ts";

/** How those who are at a step stand with its time: close to late, late, or without a movement for too long. */
export type FlowRisk = "AT_RISK" | "OVERDUE" | "STUCK";

/**
 * One step of the pipeline. `conversion` (0 to 1) is the share that went on from this step to the next, `dropped` counts those
 * who left the course here; `paused` tells why nobody can go on just now; `note` is free ("median 3 days").
 */
export type FlowStep = {
  id: string;
  label: string;
  title: string;
  counts: Record<StepState, number>;
  conversion?: number;
  dropped?: number;
  risks?: Record<FlowRisk, number>;
  bottleneck?: boolean;
  paused?: string;
  note?: ReactNode;
};

/** The rows behind a count: those of one state or risk, all who came, or those who left. */
export type FlowRows = StepState | FlowRisk | "ALL" | "DROPPED";

/** Where a count leads; undefined where its rows cannot be listed, such as those of a past instant. */
export type FlowLink = (step: FlowStep, rows: FlowRows) => string | undefined;

/** How many came to a step. */
export function totalOf(step: FlowStep): number {
  return stepStates.reduce((sum, state) => sum + step.counts[state], 0);
}
