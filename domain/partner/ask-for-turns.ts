import type { Tx } from "../transaction.ts";
import { recordCircuitEvent } from "./circuit.events.ts";
import { askForTurns as decide, type Asker } from "./circuit.rules.ts";
import { lockCircuit } from "./lock-circuit.ts";

export type Turns =
  | {
      kind: "go";
      turns: number;
      /** The one turn is to ask whether the partner is back: none of the requests that were asked for is to be made. */
      isProbe: boolean;
    }
  | {
      kind: "wait";
      until: Date;
      /** In words for an admin. */
      reason: string;
      /** The partner is down, rather than busy. */
      isDown: boolean;
    };

/**
 * Asks whether a partner may be called now, `needs` saying how many calls each turn takes, the oldest first. What is granted is
 * paid for at once; every call that is then made is reported by `recordCall`. Locks the circuit and nothing else.
 */
export async function askForTurns(
  tx: Tx,
  {
    partnerId,
    asker,
    needs = [1],
  }: { partnerId: string; asker: Asker; needs?: readonly number[] },
  now: Date,
): Promise<Turns> {
  const { circuit, callsPerMinute, othersWait } = await lockCircuit(
    tx,
    partnerId,
    now,
  );
  const answer = decide(
    circuit,
    { asker, needs, callsPerMinute, othersWait },
    now,
  );
  if (answer.kind === "wait")
    return { ...answer, isDown: circuit.state !== "CLOSED" };
  const { turns, next } = answer;
  await tx.db.partnerCircuit.update({ where: { partnerId }, data: next });
  if (next.state !== circuit.state)
    recordCircuitEvent(tx, "partner.circuitHalfOpened", partnerId, next, now);
  return { kind: "go", turns, isProbe: next.state !== "CLOSED" };
}
