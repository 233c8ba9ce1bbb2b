import type { Prisma, SessionModel } from "@throughline/prisma";
import { recordEvent } from "../event/record.ts";
import type { Tx } from "../transaction.ts";

type SessionEventType =
  "session.created" | "session.changed" | "session.moved" | "session.canceled";

/** Records a fact about a class, with what it was called and when it is from now on. */
export function recordSessionEvent(
  tx: Tx,
  type: SessionEventType,
  { id, title, startsAt, timeZone }: SessionModel,
  now: Date,
  {
    reason = null,
    payload,
  }: { reason?: string | null; payload?: Prisma.InputJsonObject } = {},
): void {
  recordEvent(tx, {
    type,
    occurredAt: now,
    reason,
    payload: {
      sessionId: id,
      title,
      startsAt: startsAt.toISOString(),
      timeZone,
      ...payload,
    },
  });
}
