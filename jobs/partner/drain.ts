import { askForTurns } from "@throughline/domain/partner/ask-for-turns";
import { fullAllowance } from "@throughline/domain/partner/circuit.rules";
import {
  callsOf,
  listWaiting,
  type WaitingRequest,
} from "@throughline/domain/partner/list-waiting";
import { theSystem, transact } from "@throughline/domain/transaction";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";
import { reportCall } from "./call.ts";
import { enrolWaiting } from "./enrol.ts";
import { withdrawWaiting } from "./withdraw.ts";

/** So many rounds one job makes; the next is lined up at once where more waits. Each may take two calls' time. */
const roundsAtOnce = 20;

/**
 * Makes the requests that wait for a partner, the oldest first, as many at once as the circuit lets through. Where the partner is
 * down its health is asked first; once it is back two are made, then four, eight. Stops where nobody waits any more or the
 * partner may not be called.
 */
export async function drainPartner(
  desk: Desk,
  { partnerId }: { partnerId: string },
): Promise<JobOutcome> {
  for (let round = 0; round < roundsAtOnce; round += 1) {
    const askedAt = desk.now();
    const waiting = await listWaiting(
      desk.store.database,
      { partnerId, limit: fullAllowance },
      askedAt,
    );
    const asked = await transact(desk.store, { actor: theSystem }, (tx) =>
      askForTurns(
        tx,
        { partnerId, asker: "drain", needs: waiting.map(callsOf) },
        askedAt,
      ),
    );
    if (asked.kind === "wait") return done;
    if (asked.isProbe) {
      await probe(desk, partnerId, askedAt);
      continue;
    }
    const turn = waiting.slice(0, asked.turns);
    if (turn.length === 0) return done;
    await Promise.all(turn.map((request) => make(desk, request, askedAt)));
  }
  return done;
}

const make = (
  desk: Desk,
  { id, attempt, desiredState }: WaitingRequest,
  askedAt: Date,
): Promise<void> =>
  desiredState === "ENROLLED"
    ? enrolWaiting(desk, { partnerEnrollmentId: id, attempt }, askedAt)
    : withdrawWaiting(desk, { partnerEnrollmentId: id }, askedAt);

/** Never by a student's own request: one that the partner always fails on would keep the partner down for everybody. */
async function probe(desk: Desk, partnerId: string, askedAt: Date) {
  const adapter = await desk.partnerAdapter(partnerId);
  const health = await adapter?.health();
  const answer =
    health?.kind === "unavailable"
      ? ({
          ...health,
          cause: "server",
          retryAfterSeconds: null,
        } as const)
      : { kind: "healthy" };
  await reportCall(desk, partnerId, answer, askedAt);
}
