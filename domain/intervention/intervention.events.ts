import type { InterventionModel, Prisma } from "@throughline/prisma";
import type { EventType } from "../event/event.types.ts";
import { recordEvent } from "../event/record.ts";
import type { Tx } from "../transaction.ts";

/** What stays among the staff: such a fact names no person, by whom students find theirs. */
export const amongStaff: ReadonlySet<string> = new Set<EventType>([
  "intervention.noted",
  "intervention.snoozed",
  "intervention.reopened",
]);

/** Records a fact about an intervention, so that it stands in the timeline of the step that it is about. */
export function recordInterventionEvent(
  tx: Tx,
  type: EventType,
  intervention: InterventionModel,
  now: Date,
  {
    reason = null,
    payload = {},
  }: { reason?: string | null; payload?: Prisma.InputJsonObject } = {},
): void {
  const { id, subject, subjectId, enrollmentId, personId, report } =
    intervention;
  const isTold = !amongStaff.has(type) && report !== null;
  recordEvent(tx, {
    type,
    occurredAt: now,
    personId: isTold ? personId : null,
    enrollmentId,
    enrollmentStepId: subject === "STEP" ? subjectId : null,
    inboundMessageId: subject === "MESSAGE" ? subjectId : null,
    reason,
    payload: { interventionId: id, subject, subjectId, ...payload },
  });
}
