import type { SessionModel } from "@throughline/prisma";
import { lockSession } from "../booking/lock-session.ts";
import type { Tx } from "../transaction.ts";

/** Locks a class until the transaction ends, then reads all of it, so that what is decided is decided on what is true. Null where there is none. */
export async function readLockedSession(
  tx: Tx,
  sessionId: string,
): Promise<SessionModel | null> {
  const locked = await lockSession(tx, sessionId);
  return locked && tx.db.session.findUnique({ where: { id: sessionId } });
}
