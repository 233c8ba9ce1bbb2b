import { describe, expect, test } from "vitest";
import {
  afterCall,
  askForTurns,
  freshCircuit,
  fullAllowance,
  probeDelaySeconds,
  type CallResult,
  type Circuit,
  type TurnRequest,
} from "./circuit.rules.ts";

const noon = new Date("2026-11-16T12:00:00Z");
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000);

const answered: CallResult = { kind: "answered" };
const failed: CallResult = {
  kind: "failed",
  reason: "no answer",
  retryAfterSeconds: null,
  sure: false,
};
const down: CallResult = { ...failed, sure: true, retryAfterSeconds: 120 };
const limited: CallResult = {
  kind: "rateLimited",
  reason: "too many calls",
  retryAfterSeconds: 7,
};

const hear = (
  circuit: Circuit,
  result: CallResult,
  now = noon,
  askedAt = now,
) => afterCall(circuit, result, { askedAt, now, random: 0 });
const hearAll = (circuit: Circuit, results: CallResult[], now = noon) =>
  results.reduce((before, result) => hear(before, result, now).next, circuit);
const ask = (
  circuit: Circuit,
  request: Partial<TurnRequest> = {},
  now = noon,
) =>
  askForTurns(
    circuit,
    {
      asker: "call",
      needs: [1],
      callsPerMinute: 60,
      othersWait: false,
      ...request,
    },
    now,
  );
const granted = (answer: ReturnType<typeof ask>) => {
  if (answer.kind !== "go") throw new Error(answer.reason);
  return answer;
};

const well = freshCircuit(noon);
const five = Array.from({ length: 5 }, () => failed);
const open = hearAll(well, five);

describe("a closed circuit", () => {
  test("opens at the fifth failure in a row, with its reason, and waits for a probe", () => {
    expect(hearAll(well, five.slice(1))).toMatchObject({
      state: "CLOSED",
      failures: 4,
      failingSince: noon,
    });
    expect(open).toMatchObject({
      state: "OPEN",
      failures: 5,
      reason: "no answer",
      allowance: 1,
      notBefore: later(7.5),
    });
  });

  test("forgets its failures when a call is answered in between", () => {
    expect(hearAll(well, [...five.slice(1), answered, failed])).toMatchObject({
      state: "CLOSED",
      failures: 1,
    });
  });

  test("opens at once where the partner says that it is down, and waits as told", () => {
    const { next, event } = hear(well, down);
    expect(event).toBe("partner.circuitOpened");
    expect(next).toMatchObject({ state: "OPEN", notBefore: later(120) });
  });

  test("stays closed under a rate limit, and waits as told", () => {
    const { next, event } = hear(well, limited);
    expect(event).toBeNull();
    expect(next).toMatchObject({
      state: "CLOSED",
      failures: 0,
      notBefore: later(7),
      allowance: fullAllowance / 2,
    });
    expect(ask(next, {}, later(6))).toEqual({
      kind: "wait",
      until: later(7),
      reason: "too many calls",
    });
  });

  test("learns nothing from a bad moment of one request", () => {
    const failing = hearAll(well, [failed]);
    expect(hear(failing, { kind: "passing" }).next).toEqual(failing);
  });

  test("lets as many calls through in a minute as the partner takes", () => {
    let circuit = well;
    for (let call = 0; call < 3; call += 1)
      circuit = granted(ask(circuit, { callsPerMinute: 3 })).next;
    expect(ask(circuit, { callsPerMinute: 3 }, later(59))).toMatchObject({
      kind: "wait",
      until: later(60),
    });
    expect(ask(circuit, { callsPerMinute: 3 }, later(60)).kind).toBe("go");
  });

  test("lets a request through that takes more calls than a minute has, in a minute of its own", () => {
    expect(ask(well, { needs: [2], callsPerMinute: 1 }).kind).toBe("go");
  });

  test("lets a comparison use half of the minute only", () => {
    const asked = { asker: "comparison", callsPerMinute: 4 } as const;
    let circuit = well;
    for (let call = 0; call < 2; call += 1)
      circuit = granted(ask(circuit, asked)).next;
    expect(ask(circuit, asked).kind).toBe("wait");
    expect(ask(circuit, { callsPerMinute: 4 }).kind).toBe("go");
  });

  test("sends a call to the end of the line where others wait", () => {
    expect(ask(well, { othersWait: true })).toMatchObject({
      kind: "wait",
      until: noon,
    });
  });
});

describe("an open circuit", () => {
  test("lets nobody call before the next probe, and then the drain alone, once", () => {
    const due = open.notBefore ?? noon;
    expect(ask(open, { asker: "drain" }, later(7)).kind).toBe("wait");
    expect(ask(open, {}, due).kind).toBe("wait");
    const { turns, next } = granted(
      ask(open, { asker: "drain", needs: [2, 1, 1] }, due),
    );
    expect({ turns, state: next.state }).toEqual({
      turns: 1,
      state: "HALF_OPEN",
    });
    expect(ask(next, { asker: "drain" }, due).kind).toBe("wait");
  });

  test.each([[[]], [[2, 2]]])(
    "asks after the partner's health, which is one call whoever waits (%j)",
    (needs) => {
      const { turns, next } = granted(
        ask(open, { asker: "drain", needs }, open.notBefore ?? noon),
      );
      expect({ turns, calls: next.minuteCalls }).toEqual({
        turns: 1,
        calls: 1,
      });
    },
  );

  test("takes no notice of calls that were under way when it opened", () => {
    expect(hear(open, answered).next).toEqual(open);
    expect(hear(open, failed).next).toEqual(open);
  });
});

describe("a half open circuit", () => {
  const due = open.notBefore ?? noon;
  const trying = granted(ask(open, { asker: "drain" }, due)).next;

  test("closes when its probe is answered, a refusal included", () => {
    const { next, event } = hear(trying, answered, due);
    expect(event).toBe("partner.circuitClosed");
    expect(next).toMatchObject({
      state: "CLOSED",
      failures: 0,
      failingSince: null,
      reason: null,
      notBefore: null,
    });
  });

  test("opens again for longer when its probe fails, and the row of failures goes on", () => {
    const { next, event } = hear(trying, failed, due);
    expect(event).toBe("partner.circuitOpened");
    expect(next).toMatchObject({
      state: "OPEN",
      failures: 6,
      failingSince: noon,
      notBefore: new Date(due.getTime() + 15_000),
    });
  });

  test("takes no notice of what was asked before it was", () => {
    expect(hear(trying, answered, due, noon).next).toEqual(trying);
  });

  test("whose probe never came back is tried again after a minute", () => {
    const minute = new Date(due.getTime() + 60_000);
    expect(ask(trying, { asker: "drain" }, minute).kind).toBe("go");
  });
});

describe("a partner that is back", () => {
  const due = open.notBefore ?? noon;
  const trying = granted(ask(open, { asker: "drain" }, due)).next;
  const back = hear(trying, answered, due).next;
  const many = Array.from({ length: 50 }, () => 1);

  test("is drained gently: after the probe two at once, then four, then eight", () => {
    let circuit = back;
    const rounds = [];
    for (let round = 0; round < 4; round += 1) {
      const answer = granted(
        ask(circuit, { asker: "drain", needs: many }, due),
      );
      rounds.push(answer.turns);
      circuit = answer.next;
    }
    expect(rounds).toEqual([2, 4, 8, 8]);
  });

  test("takes no single calls before the drain has come to its end", () => {
    expect(ask(back, {}, due).kind).toBe("wait");
    const { next } = granted(ask(back, { asker: "drain", needs: [] }, due));
    expect(ask(next, {}, due).kind).toBe("go");
  });

  test("is left alone again at its first failure", () => {
    expect(hear(back, failed, due).next).toMatchObject({
      state: "OPEN",
      allowance: 1,
    });
  });
});

test("probes come at half to whole of 15 seconds, doubling to 5 minutes", () => {
  const longest = [5, 6, 7, 8, 9, 10, 20].map((failures) =>
    probeDelaySeconds(failures, 1),
  );
  expect(longest).toEqual([15, 30, 60, 120, 240, 300, 300]);
  expect(probeDelaySeconds(5, 0)).toBe(7.5);
  expect(probeDelaySeconds(1, 1)).toBe(15);
});
