import type { Prisma } from "@throughline/prisma";
import type { EventType } from "../event/event.types.ts";
import { recordEvent } from "../event/record.ts";
import type { Tx } from "../transaction.ts";

type WaitlistEvent = Extract<EventType, `waitlist.${string}`>;

/** As much of a wait as a fact about it names. */
export interface WaitSubject {
  id: string;
  personId: string;
  sessionId: string;
  enrollmentStepId: string | null;
}

/** Records a fact about somebody who waits for a seat. */
export function recordWaitlistEvent(
  tx: Tx,
  type: WaitlistEvent,
  { id, personId, sessionId, enrollmentStepId }: WaitSubject,
  now: Date,
  {
    reason = null,
    ...payload
  }: Prisma.InputJsonObject & { reason?: string | null } = {},
): void {
  recordEvent(tx, {
    type,
    occurredAt: now,
    personId,
    enrollmentStepId,
    reason,
    payload: { waitlistEntryId: id, sessionId, ...payload },
  });
}
