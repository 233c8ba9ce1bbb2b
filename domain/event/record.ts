import type { Prisma } from "@throughline/prisma";
import { isEmptyTally, type Tally } from "../pipeline/tally.ts";
import type { Tx } from "../transaction.ts";
import type { EventType } from "./event.types.ts";

/** A fact to be recorded; who and when are added from the transaction's actor and the command's `now`. */
export interface EventDraft {
  type: EventType;
  occurredAt: Date;
  personId?: string | null;
  courseId?: string | null;
  enrollmentId?: string | null;
  enrollmentStepId?: string | null;
  inboundMessageId?: string | null;
  reason?: string | null;
  payload?: Prisma.InputJsonObject;
  /** What the fact adds to the counts; must be what it changed, no more and no less. */
  tally?: Tally;
}

/** Appends a fact to the event log, together with the state that it describes. */
export function recordEvent(tx: Tx, event: EventDraft): void {
  tx.events.push(event);
}

/** Writes what a command recorded, in the order recorded. */
export async function flushEvents(tx: Tx): Promise<void> {
  if (tx.events.length === 0) return;
  const { kind, id, name, requestId } = tx.actor;
  await tx.db.domainEvent.createMany({
    data: tx.events.map((event) => ({
      ...event,
      payload: event.payload ?? {},
      tally:
        event.tally && !isEmptyTally(event.tally) ? event.tally : undefined,
      actorKind: kind,
      actorId: id,
      actorName: name,
      requestId: requestId ?? null,
    })),
  });
}
