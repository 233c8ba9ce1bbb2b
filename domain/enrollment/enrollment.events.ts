import type { Prisma, StepState } from "@throughline/prisma";
import type { EventType } from "../event/event.types.ts";
import { recordEvent } from "../event/record.ts";
import type { Tally } from "../pipeline/tally.ts";
import type { Tx } from "../transaction.ts";

interface EnrollmentSubject {
  id: string;
  personId: string;
  courseId: string;
}
interface StepSubject {
  id: string;
  courseStepId: string;
  position: number;
  label: string;
  title: string;
}

/** What else a fact about an enrollment may say. */
export interface Circumstance {
  reason?: string | null;
  inboundMessageId?: string | null;
  /** When it truly happened, where a partner says so; otherwise now. */
  occurredAt?: Date;
  payload?: Prisma.InputJsonObject;
  /** What the fact adds to the counts. */
  tally?: Tally;
}

/** Records a fact about an enrollment. */
export function recordEnrollmentEvent(
  tx: Tx,
  type: EventType,
  { id, personId, courseId }: EnrollmentSubject,
  now: Date,
  { occurredAt = now, ...rest }: Circumstance = {},
): void {
  recordEvent(tx, {
    type,
    occurredAt,
    enrollmentId: id,
    personId,
    courseId,
    ...rest,
  });
}

/** Records a fact about a step, with what it was before and after, so that the log alone can tell any past moment. */
export function recordStepEvent(
  tx: Tx,
  type: EventType,
  { id: enrollmentId, personId, courseId }: EnrollmentSubject,
  { id, courseStepId, position, label, title }: StepSubject,
  change: { from: StepState; to: StepState },
  now: Date,
  { occurredAt = now, payload, ...rest }: Circumstance = {},
): void {
  recordEvent(tx, {
    type,
    occurredAt,
    enrollmentId,
    enrollmentStepId: id,
    personId,
    courseId,
    ...rest,
    payload: { courseStepId, position, label, title, ...change, ...payload },
  });
}
