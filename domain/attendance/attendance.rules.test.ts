import { describe, expect, test } from "vitest";
import {
  decideMark,
  rightOf,
  rollOpensAt,
  type MarkFacts,
  type StepOfMark,
} from "./attendance.rules.ts";

const startsAt = new Date("2026-11-16T10:00:00Z");
const later = new Date("2026-11-16T11:00:00Z");
const step: StepOfMark = {
  label: "SFZ-1",
  position: 1,
  state: "IN_PROGRESS",
  openedAt: startsAt,
  startedAt: startsAt,
  enrollmentState: "ACTIVE",
  isStrict: true,
  completedByThis: false,
  others: [
    {
      position: 2,
      required: true,
      state: "PENDING",
      kind: "SESSION",
      isTakenUp: false,
    },
  ],
};
const booked: MarkFacts = {
  session: { state: "SCHEDULED", startsAt },
  bookingState: "BOOKED",
  mark: null,
  step,
};
const attended: MarkFacts = {
  ...booked,
  mark: "ATTENDED",
  step: { ...step, state: "COMPLETED", completedByThis: true },
};
const reason = (...asked: Parameters<typeof decideMark>) => {
  const decision = decideMark(...asked);
  return decision.kind === "refused" ? decision.reason : decision.kind;
};
const withStep = (
  facts: MarkFacts,
  changed: Partial<StepOfMark>,
): MarkFacts => ({
  ...facts,
  step: facts.step && { ...facts.step, ...changed },
});

describe("a roll", () => {
  test("opens ten minutes before its class", () => {
    const opens = rollOpensAt({ startsAt });
    expect(opens).toEqual(new Date("2026-11-16T09:50:00Z"));
    expect(reason(booked, "ATTENDED", opens)).toBe("mark");
    const early = new Date(opens.getTime() - 1);
    expect(reason(booked, "ATTENDED", early)).toMatch(/has not begun/);
  });

  test("says the same thing twice without anything happening", () => {
    expect(reason(attended, "ATTENDED", later)).toBe("unchanged");
    expect(reason(booked, null, later)).toBe("unchanged");
  });

  test("marks nobody in a canceled class, and nobody who is not booked", () => {
    const canceled = { ...booked, session: { state: "CANCELED", startsAt } };
    expect(reason(canceled as MarkFacts, "ATTENDED", later)).toMatch(
      /canceled/,
    );
    const gone = { ...booked, bookingState: "CANCELED" } as const;
    expect(reason(gone, "ATTENDED", later)).toMatch(/not booked/);
    const held = { ...booked, bookingState: "HELD" } as const;
    expect(reason(held, "ATTENDED", later)).toMatch(/not accepted/);
  });
});

describe("changing a mark", () => {
  test("takes attendance back while the course stands still", () => {
    expect(reason(attended, "NO_SHOW", later)).toBe("mark");
  });

  test("is refused once the course has gone on", () => {
    const goneOn = (changed: object) =>
      withStep(attended, {
        others: step.others.map((o) => ({ ...o, ...changed })),
      });
    expect(reason(goneOn({ state: "IN_PROGRESS" }), null, later)).toMatch(
      /gone on after SFZ-1/,
    );
    expect(reason(goneOn({ isTakenUp: true }), null, later)).toMatch(/gone on/);
    expect(
      reason(withStep(attended, { enrollmentState: "COMPLETED" }), null, later),
    ).toMatch(/course is completed/);
  });

  test("does not look at other steps where they may be taken in any order", () => {
    const free = withStep(attended, {
      isStrict: false,
      others: step.others.map((o) => ({ ...o, state: "COMPLETED" })),
    });
    expect(reason(free, "EXCUSED", later)).toBe("mark");
  });

  test("leaves alone what was completed by something else", () => {
    const byHand = withStep(attended, {
      completedByThis: false,
      enrollmentState: "COMPLETED",
    });
    expect(reason(byHand, "NO_SHOW", later)).toBe("mark");
  });

  test("is refused where the step was booked again since", () => {
    const again = { ...booked, bookingState: "CANCELED", mark: "NO_SHOW" };
    expect(reason(again as MarkFacts, "ATTENDED", later)).toMatch(
      /booked the step again/,
    );
  });
});

test("attendance is refused where the step cannot be completed", () => {
  expect(
    reason(withStep(booked, { state: "SKIPPED" }), "ATTENDED", later),
  ).toMatch(/was skipped/);
  expect(
    reason(
      withStep(booked, { enrollmentState: "REFUNDED" }),
      "ATTENDED",
      later,
    ),
  ).toMatch(/refunded/);
});

test.each([
  [null, true, "held"],
  ["ATTENDED", true, "used"],
  ["ATTENDED", false, "used"],
  ["NO_SHOW", true, "used"],
  ["NO_SHOW", false, "free"],
  ["EXCUSED", true, "free"],
  ["EXCUSED", false, "free"],
] as const)(
  "%s, where not coming forfeits: %s, leaves the right %s",
  (mark, forfeits, right) => {
    expect(rightOf(mark, forfeits)).toBe(right);
  },
);
