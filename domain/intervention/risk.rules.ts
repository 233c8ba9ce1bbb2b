/** Why something needs a person, in the order in which one outranks another as an item's kind. */
export const conditions = [
  "FAILED",
  "REPORTED",
  "QUARANTINED",
  "DRIFTED",
  "STUCK",
  "UNDELIVERED",
  "SILENT",
  "BREACHED",
] as const;
export type Condition = (typeof conditions)[number];

/** As much of a subject as its risk is judged by; days are whole ones. */
export interface RiskFacts {
  conditions: readonly Condition[];
  /** Since the step should have been finished, pauses taken out of when that was; null where it is not late. */
  daysOver: number | null;
  /** How often it failed or was refused. */
  failures: number;
  /** Since anybody did anything about it. */
  idleDays: number;
}

export interface RiskReason {
  code: Condition | "DAYS_OVER" | "FAILURES" | "IDLE_DAYS";
  /** Days or times; 1 for a condition. */
  value: number;
  points: number;
}

/** Points for each condition. A failed step stops the student for good, a breached one only slows; one who asks has waited already. */
export const conditionPoints = {
  FAILED: 40,
  REPORTED: 35,
  QUARANTINED: 30,
  DRIFTED: 25,
  STUCK: 20,
  UNDELIVERED: 20,
  SILENT: 15,
  BREACHED: 10,
} as const satisfies Record<Condition, number>;

/** Points for each day or time, and the most that it can add, so that an ancient case does not bury today's. */
export const growth = {
  DAYS_OVER: { each: 2, atMost: 30 },
  FAILURES: { each: 5, atMost: 20 },
  IDLE_DAYS: { each: 1, atMost: 15 },
} as const;

/**
 * How urgent something is: the sum of its reasons' points, so that the rank can be explained word by word. Reasons come
 * heaviest first. The queue's query computes the same sum (`attention.ts`); a test compares them.
 */
export function assessRisk({
  conditions: found,
  daysOver,
  failures,
  idleDays,
}: RiskFacts): { score: number; reasons: RiskReason[] } {
  const reasons = [
    ...conditions
      .filter((code) => found.includes(code))
      .map((code) => ({ code, value: 1, points: conditionPoints[code] })),
    grown("DAYS_OVER", daysOver ?? 0),
    grown("FAILURES", failures),
    grown("IDLE_DAYS", idleDays),
  ].filter(({ points }) => points > 0);
  return {
    score: reasons.reduce((sum, { points }) => sum + points, 0),
    reasons: reasons.toSorted((a, b) => b.points - a.points),
  };
}

function grown(code: keyof typeof growth, value: number): RiskReason {
  const { each, atMost } = growth[code];
  return { code, value, points: Math.min(each * Math.max(value, 0), atMost) };
}
