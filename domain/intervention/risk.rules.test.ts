import { expect, test } from "vitest";
import { assessRisk, type RiskFacts } from "./risk.rules.ts";

const late: RiskFacts = {
  conditions: ["BREACHED"],
  daysOver: 3,
  failures: 0,
  idleDays: 4,
};

test("every point of a rank is explained by a reason", () => {
  const { score, reasons } = assessRisk({
    conditions: ["FAILED", "REPORTED"],
    daysOver: 3,
    failures: 2,
    idleDays: 1,
  });
  expect(score).toBe(40 + 35 + 6 + 10 + 1);
  expect(reasons.map(({ code }) => code)).toEqual([
    "FAILED",
    "REPORTED",
    "FAILURES",
    "DAYS_OVER",
    "IDLE_DAYS",
  ]);
});

test.each([
  ["one more day over", { daysOver: 4 }],
  ["one more failure", { failures: 1 }],
  ["one more day without activity", { idleDays: 5 }],
  ["a report by the student", { conditions: ["BREACHED", "REPORTED"] }],
] as const)("%s ranks higher", (_fact, change) => {
  expect(assessRisk({ ...late, ...change }).score).toBeGreaterThan(
    assessRisk(late).score,
  );
});

test("a year of lateness does not bury a step that failed and was reported today", () => {
  const ancient = { ...late, daysOver: 365, idleDays: 365 };
  const today = assessRisk({
    conditions: ["FAILED", "REPORTED"],
    daysOver: null,
    failures: 1,
    idleDays: 0,
  });
  expect(today.score).toBeGreaterThan(assessRisk(ancient).score);
});

test("what adds nothing is not given as a reason", () => {
  expect(
    assessRisk({
      conditions: ["QUARANTINED"],
      daysOver: null,
      failures: 0,
      idleDays: 0,
    }).reasons,
  ).toEqual([{ code: "QUARANTINED", value: 1, points: 30 }]);
});
