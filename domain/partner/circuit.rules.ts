import type { PartnerCircuitModel } from "@throughline/prisma";

/** A partner's circuit as its rules see it. */
export type Circuit = Omit<PartnerCircuitModel, "partnerId">;

/** What the partner did with one call. A refusal is an answer: the partner is well. */
export type CallResult =
  | { kind: "answered" }
  /** The moment was bad for this one request (408, 409, 425); nothing is learned of the partner. */
  | { kind: "passing" }
  | { kind: "rateLimited"; reason: string; retryAfterSeconds: number | null }
  | {
      kind: "failed";
      reason: string;
      retryAfterSeconds: number | null;
      /** One is enough: the partner itself says that it is down, or takes none of our calls. */
      sure: boolean;
    };

/** Who asks for turns: one call by itself, the drain of all that waits, or a comparison of records, which leaves room for students. */
export type Asker = "call" | "drain" | "comparison";

/** What is asked for: how many calls each turn takes, the oldest first. */
export interface TurnRequest {
  asker: Asker;
  needs: readonly number[];
  callsPerMinute: number;
  /** Others wait for this partner already, and their time has come. */
  othersWait: boolean;
}

/**
 * What a circuit answers to those who want to call. `turns` may call now, in the order asked; where the partner is down it is the one
 * call that asks after its health. `next` is the circuit after that.
 */
export type TurnAnswer =
  | { kind: "go"; turns: number; next: Circuit }
  | { kind: "wait"; until: Date; reason: string };

/** So many calls at once are let through while all is well, and at the end of a gentle drain. */
export const fullAllowance = 8;
/** So many failures in a row open the circuit. */
const failuresToOpen = 5;

const firstProbeSeconds = 15;
const longestProbeSeconds = 300;
/** A probe that has not answered by then is given up, and the next may begin: longer than a lookup and a call take. */
const probeTakesSeconds = 60;
/** However long a partner asks us to wait, it is asked again after an hour. */
const longestToldSeconds = 3600;
const unsaidWaitSeconds = 60;
/** One call, after the partner's health: a student's own request may fail for reasons of its own. */
const probe: readonly number[] = [1];

/** A circuit of a partner that was never called. */
export const freshCircuit = (now: Date): Circuit => ({
  state: "CLOSED",
  failures: 0,
  failingSince: null,
  reason: null,
  changedAt: now,
  notBefore: null,
  allowance: fullAllowance,
  minuteStart: null,
  minuteCalls: 0,
});

/**
 * Who may call now. While the circuit is open nobody may before the next probe, which is the drain's and no student's; while a
 * partner is drained, and while others wait their turn, a single call joins the line. Never more than the calls per minute.
 */
export function askForTurns(
  circuit: Circuit,
  request: TurnRequest,
  now: Date,
): TurnAnswer {
  const { asker, needs } = request;
  const { state, reason, notBefore, allowance } = circuit;
  if (notBefore && now < notBefore)
    return wait(notBefore, reason ?? "The partner asked us to wait.");
  const isDown = state !== "CLOSED";
  if (isDown && asker !== "drain")
    return wait(now, reason ?? "The partner is being tried.");
  const isGentle = allowance < fullAllowance || request.othersWait;
  if (isGentle && asker === "call")
    return wait(now, "Others wait for this partner already.");

  const budget = budgetOf(circuit, request, now);
  const wanted = isDown ? probe : needs.slice(0, allowance);
  const turns = affordable(wanted, budget.left, request);
  if (turns === 0 && wanted.length > 0)
    return wait(
      budget.nextMinute,
      "As many calls as the partner takes in a minute were made.",
    );
  const spent = wanted.slice(0, turns).reduce((sum, calls) => sum + calls, 0);
  const paid = {
    ...circuit,
    minuteStart: budget.minuteStart,
    minuteCalls: budget.made + spent,
  };
  return { kind: "go", turns, next: afterGrant(paid, asker, turns, now) };
}

const wait = (until: Date, reason: string) =>
  ({ kind: "wait", until, reason }) as const;

/** The drain's calls of a round have all been recorded when it asks for the next, so that it still may means that all went well. */
function afterGrant(
  circuit: Circuit,
  asker: Asker,
  turns: number,
  now: Date,
): Circuit {
  if (circuit.state !== "CLOSED")
    return {
      ...circuit,
      state: "HALF_OPEN",
      changedAt: now,
      notBefore: after(now, probeTakesSeconds),
    };
  if (asker !== "drain") return circuit;
  const allowance =
    turns === 0
      ? fullAllowance
      : Math.min(circuit.allowance * 2, fullAllowance);
  return { ...circuit, allowance };
}

function budgetOf(
  { minuteStart, minuteCalls }: Circuit,
  { asker, callsPerMinute }: TurnRequest,
  now: Date,
) {
  const share =
    asker === "comparison"
      ? Math.max(1, Math.floor(callsPerMinute / 2))
      : callsPerMinute;
  const isSameMinute = minuteStart !== null && now < after(minuteStart, 60);
  const start = isSameMinute ? minuteStart : now;
  const made = isSameMinute ? minuteCalls : 0;
  return {
    minuteStart: start,
    made,
    left: share - made,
    nextMinute: after(start, 60),
  };
}

/** How many of the first turns fit. One that takes more calls than a whole minute has begins a minute of its own. */
function affordable(
  needs: readonly number[],
  left: number,
  { callsPerMinute }: TurnRequest,
): number {
  let turns = 0;
  let rest = left;
  for (const calls of needs) {
    rest -= Math.min(calls, callsPerMinute);
    if (rest < 0) break;
    turns += 1;
  }
  return turns;
}

/** What became of the circuit; the event names the move, and is null where it stayed in its state. */
export interface CircuitChange {
  next: Circuit;
  event: "partner.circuitOpened" | "partner.circuitClosed" | null;
}

/**
 * What one call's result does to the circuit: five failures in a row open it, or one that is sure; so does any while the partner is
 * still drained gently. A probe that is answered closes it, one that fails opens it again for longer. Results of calls made before
 * the circuit last moved are old news. `random` is 0 to below 1.
 */
export function afterCall(
  circuit: Circuit,
  result: CallResult,
  { askedAt, now, random }: { askedAt: Date; now: Date; random: number },
): CircuitChange {
  const same = { next: circuit, event: null };
  if (circuit.state === "OPEN" || askedAt < circuit.changedAt) return same;
  switch (result.kind) {
    case "passing":
      return circuit.state === "CLOSED" ? same : close(circuit, now);
    case "answered":
      if (circuit.state === "HALF_OPEN") return close(circuit, now);
      return isUntroubled(circuit, now)
        ? same
        : {
            next: { ...circuit, ...noFailures, reason: null, notBefore: null },
            event: null,
          };
    case "rateLimited": {
      const { next, event } =
        circuit.state === "HALF_OPEN" ? close(circuit, now) : same;
      const notBefore = after(
        now,
        told(result.retryAfterSeconds ?? unsaidWaitSeconds),
      );
      const allowance = Math.max(1, Math.floor(next.allowance / 2));
      const { reason } = result;
      return {
        next: { ...next, ...noFailures, reason, notBefore, allowance },
        event,
      };
    }
    case "failed":
      return fail(circuit, result, now, random);
  }
}

/** True where one more answer would change nothing: the usual case. A wait that the partner asked for goes on to its end. */
export const isUntroubled = (
  { state, failures, reason, notBefore }: Circuit,
  now: Date,
): boolean =>
  state === "CLOSED" &&
  failures === 0 &&
  (reason === null || (notBefore !== null && now < notBefore));

const noFailures = { failures: 0, failingSince: null } as const;

const close = (circuit: Circuit, now: Date): CircuitChange => ({
  next: {
    ...circuit,
    ...noFailures,
    state: "CLOSED",
    reason: null,
    changedAt: now,
    notBefore: null,
    // The probe was the first.
    allowance: 2,
  },
  event: "partner.circuitClosed",
});

function fail(
  circuit: Circuit,
  { reason, retryAfterSeconds, sure }: Extract<CallResult, { kind: "failed" }>,
  now: Date,
  random: number,
): CircuitChange {
  const failures = circuit.failures + 1;
  const failing = {
    ...circuit,
    failures,
    failingSince: circuit.failingSince ?? now,
    reason,
  };
  const opens =
    sure ||
    circuit.state === "HALF_OPEN" ||
    circuit.allowance < fullAllowance ||
    failures >= failuresToOpen;
  if (!opens) return { next: failing, event: null };
  const seconds =
    retryAfterSeconds === null
      ? probeDelaySeconds(failures, random)
      : Math.max(told(retryAfterSeconds), 1);
  return {
    next: {
      ...failing,
      state: "OPEN",
      changedAt: now,
      notBefore: after(now, seconds),
      allowance: 1,
    },
    event: "partner.circuitOpened",
  };
}

/** How long an open circuit waits for its next probe: doubling with each failure from 15 seconds to 5 minutes, the half of it random. */
export function probeDelaySeconds(failures: number, random: number): number {
  const doublings = Math.max(0, failures - failuresToOpen);
  const whole = Math.min(
    firstProbeSeconds * 2 ** doublings,
    longestProbeSeconds,
  );
  return whole / 2 + (whole / 2) * random;
}

const told = (seconds: number) => Math.min(seconds, longestToldSeconds);

const after = (time: Date, seconds: number) =>
  new Date(time.getTime() + seconds * 1000);
