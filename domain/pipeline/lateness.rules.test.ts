import { describe, expect, test } from "vitest";
import {
  clockOf,
  dueAtOf,
  isPaused,
  latenessOf,
  nextCheckOf,
  pausedMs,
  workingMs,
} from "./lateness.rules.ts";
import { randomFrom } from "./pace.rules.ts";

const hour = 3_600_000;
const monday = new Date("2026-11-16T08:00:00Z");
const at = (days: number) => new Date(monday.getTime() + days * 24 * hour);
const pause = (from: number, to: number | null) => ({
  startedAt: at(from),
  endedAt: to === null ? null : at(to),
});
const opened = { openedAt: monday, startedAt: null, expectedDays: 10 };

describe("the clock of a step", () => {
  test("runs from its opening while it has not started", () => {
    expect(clockOf({ openedAt: at(0), startedAt: null })).toEqual(at(0));
  });
  test("runs from its start once it has started", () => {
    expect(clockOf({ openedAt: at(0), startedAt: at(2) })).toEqual(at(2));
  });
  test("does not run before its turn, though it had started once", () => {
    expect(clockOf({ openedAt: null, startedAt: at(2) })).toBeNull();
  });
});

describe("pauses", () => {
  test("that overlap or touch are taken out once", () => {
    const pauses = [pause(1, 3), pause(2, 4), pause(4, 5), pause(1.5, 2)];
    expect(pausedMs(at(0), at(10), pauses)).toBe(4 * 24 * hour);
    expect(workingMs(at(0), at(10), pauses)).toBe(6 * 24 * hour);
  });
  test("count only between the two times", () => {
    expect(pausedMs(at(2), at(3), [pause(0, 10)])).toBe(24 * hour);
    expect(pausedMs(at(2), at(3), [pause(4, null)])).toBe(0);
  });
  test("that last go on to the end", () => {
    expect(pausedMs(at(0), at(3), [pause(1, null)])).toBe(48 * hour);
    expect(isPaused(at(2), [pause(1, null)])).toBe(true);
    expect(isPaused(at(2), [pause(1, 2)])).toBe(false);
  });
  test("never take out more than there was", () => {
    const random = randomFrom(1);
    const time = () => Math.floor(random() * 100);
    for (let count = 0; count < 500; count += 1) {
      const [from, to] = [time(), time()];
      const pauses = Array.from({ length: time() % 7 }, () => {
        const start = time();
        return pause(start, random() < 0.2 ? null : start + time());
      });
      const ms = workingMs(at(from), at(to), pauses);
      expect(ms).toBeGreaterThanOrEqual(0);
      expect(ms).toBeLessThanOrEqual(Math.max(to - from, 0) * 24 * hour);
    }
  });
});

describe("a step of ten days in a course where seven are stuck", () => {
  test.each([
    [6.9, [], []],
    [7.1, [], ["stuck"]],
    [8.1, [], ["atRisk", "stuck"]],
    [10.1, [], ["atRisk", "breached", "stuck"]],
    [10.1, [pause(1, 4)], ["stuck"]],
    [13.1, [pause(1, 4)], ["atRisk", "breached", "stuck"]],
  ])("is, %s days on with pauses %j, late like %j", (days, pauses, late) => {
    const { atRiskAt, breachedAt, stuckAt } = latenessOf(
      opened,
      7,
      pauses,
      at(days),
    );
    const found = { atRisk: atRiskAt, breached: breachedAt, stuck: stuckAt };
    expect(
      Object.entries(found)
        .filter(([, when]) => when)
        .map(([name]) => name)
        .toSorted(),
    ).toEqual(late);
  });

  test("was breached when its days were over, not when somebody looked", () => {
    const late = latenessOf(opened, 7, [pause(1, 2)], at(30));
    expect(late.breachedAt).toEqual(at(11));
  });
  test("is looked at when it will next be late", () => {
    expect(nextCheckOf(opened, 7, [], at(0))).toEqual(at(7));
    expect(nextCheckOf(opened, 7, [], at(7.5))).toEqual(at(8));
    expect(nextCheckOf(opened, 7, [pause(1, 2)], at(0))).toEqual(at(8));
    expect(nextCheckOf(opened, 7, [], at(11))).toBeNull();
  });
  test("is due later by its pauses, a lasting one up to now", () => {
    expect(dueAtOf(opened, [pause(1, 3)], at(5))).toEqual(at(12));
    expect(dueAtOf(opened, [pause(1, null)], at(5))).toEqual(at(14));
  });
});
