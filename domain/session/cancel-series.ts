import { isRefusal, notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { cancelSession } from "./cancel-session.ts";
import { restOfSeries } from "./rest-of-series.ts";
import { endOf } from "./session.rules.ts";

/** Carries one command out in a transaction of its own. */
type Run = <Outcome>(command: (tx: Tx) => Promise<Outcome>) => Promise<Outcome>;

/**
 * Calls off a class and all that follow it in its series, soonest first, as {@link cancelSession} does with each. Each class is a
 * transaction of its own, so that nobody waits for all of them; what breaks off half way goes on when it is asked again. A class
 * that ended meanwhile is left out; one that cannot be called off, since somebody is marked as attended, ends it with the reason.
 * Answers the ids of those that were called off.
 */
export async function cancelSeries(
  run: Run,
  { sessionId, reason }: { sessionId: string; reason: string },
  now: () => Date,
): Promise<
  | { kind: "canceled" | "unchanged"; sessionId: string; sessionIds: string[] }
  | Refusal
> {
  const found = await run((tx) => findRest(tx, sessionId, now()));
  if (isRefusal(found)) return found;
  const sessionIds: string[] = [];
  for (const session of found.sessions) {
    const { id } = session;
    const outcome = await run((tx) =>
      cancelSession(tx, { sessionId: id, reason }, now()),
    );
    if (isRefusal(outcome) && endOf(session) > now()) return outcome;
    if (outcome.kind === "canceled") sessionIds.push(id);
  }
  const kind = sessionIds.length > 0 ? "canceled" : "unchanged";
  return { kind, sessionId, sessionIds };
}

async function findRest(tx: Tx, sessionId: string, now: Date) {
  const session = await tx.db.session.findUnique({ where: { id: sessionId } });
  if (!session) return notFound("sessionId", "class");
  if (session.seriesId === null)
    return refused("sessionId", "This class belongs to no series.");
  const sessions = await restOfSeries(tx.db, session, now);
  return { kind: "found" as const, sessions };
}
