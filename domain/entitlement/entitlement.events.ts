import type { Prisma } from "@throughline/prisma";
import type { EventType } from "../event/event.types.ts";
import { recordEvent } from "../event/record.ts";
import type { Tx } from "../transaction.ts";

type EntitlementEvent = Extract<EventType, `entitlement.${string}`>;

interface RightSubject {
  id: string;
  personId: string;
  kind: string;
  enrollmentId?: string | null;
  enrollmentStepId?: string | null;
}

/** Records a fact about a person's right. */
export function recordEntitlementEvent(
  tx: Tx,
  type: EntitlementEvent,
  { id, personId, kind, enrollmentId, enrollmentStepId }: RightSubject,
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
    enrollmentId: enrollmentId ?? null,
    enrollmentStepId: enrollmentStepId ?? null,
    reason,
    payload: { entitlementId: id, kind, ...payload },
  });
}
