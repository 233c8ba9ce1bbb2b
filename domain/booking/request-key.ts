import { refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";

interface Request {
  personId: string;
  sessionId: string;
  requestKey: string | null;
}

/** The browser's key as it is stored: one person's key says nothing to another's. Null where there is none. */
export const requestKeyOf = ({
  personId,
  requestKey,
}: Omit<Request, "sessionId">): string | null =>
  requestKey === null ? null : `${personId}:${requestKey}`;

/**
 * Lets the requests by one key take turns, each until its transaction ends: before anything else is locked, because two classes
 * that credits pay for have no other lock in common before the second is written.
 */
export async function lockRequest(
  tx: Tx,
  request: Omit<Request, "sessionId">,
): Promise<void> {
  const requestKey = requestKeyOf(request);
  if (requestKey === null) return;
  await tx.db
    .$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${requestKey}, 5))::text`;
}

/** The booking that a repeated request made the first time; refused where the key was used for another class. Null where it is new. */
export async function findByRequest(
  tx: Tx,
  request: Request,
): Promise<{ kind: "unchanged"; bookingId: string } | Refusal | null> {
  const requestKey = requestKeyOf(request);
  if (requestKey === null) return null;
  const before = await tx.db.booking.findUnique({
    where: { requestKey },
    select: { id: true, sessionId: true },
  });
  if (!before) return null;
  return before.sessionId === request.sessionId
    ? { kind: "unchanged", bookingId: before.id }
    : refused("requestKey", "This key was used for another booking already.");
}
