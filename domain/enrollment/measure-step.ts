import type { StepState } from "@throughline/prisma";
import { workingMs } from "../pipeline/lateness.rules.ts";
import { readPauses } from "../pipeline/read-pauses.ts";
import type { Tx } from "../transaction.ts";
import type { LockedEnrollment, LockedStep } from "./lock.ts";

interface Measured {
  tookSeconds: number | null;
  onTime: boolean | null;
}

const nothing: Measured = { tookSeconds: null, onTime: null };

/**
 * How long a step took that is being completed, from start to completion with pauses taken out, and whether that was within
 * its expected days. Nothing is known of a step that never started before it was completed, or is not completed.
 */
export async function measureStep(
  tx: Tx,
  { hadPauses }: LockedEnrollment,
  step: LockedStep,
  after: { state: StepState; settledAt?: Date | null },
): Promise<Measured> {
  const { startedAt } = step;
  const { state, settledAt } = after;
  if (state !== "COMPLETED" || !startedAt || !settledAt) return nothing;
  const pauses = hadPauses ? await readPauses(tx.db, step) : [];
  const ms = workingMs(startedAt, settledAt, pauses);
  return {
    tookSeconds: Math.min(Math.round(ms / 1000), mostSeconds),
    onTime: ms <= step.expectedDays * 86_400_000,
  };
}

/** PostgreSQL's largest integer: 68 years. */
const mostSeconds = 2_147_483_647;
