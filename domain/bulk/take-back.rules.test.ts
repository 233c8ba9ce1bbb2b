import { expect, test } from "vitest";
import { whyNotTakenBack, type Standing } from "./take-back.rules.ts";

const at = new Date("2026-11-20T10:00:00Z");
const later = new Date("2026-11-21T10:00:00Z");
const step = {
  position: 1,
  label: "ONE",
  state: "SKIPPED",
  settledAt: at,
  openedAt: at,
  partnerId: "here",
} as const;
const moment = {
  after: {
    state: "SKIPPED",
    settledAt: at.toISOString(),
    openedAt: at.toISOString(),
    partnerId: "here",
  },
} as const;
const standing = (rest: Partial<Standing> = {}): Standing => ({
  state: "ACTIVE",
  sequencing: "STRICT",
  steps: [step],
  ...rest,
});

test("a step that stands as it was left is taken back", () => {
  expect(whyNotTakenBack(standing(), step, moment)).toBeNull();
});

test("a step that moved again is left, even to the same state", () => {
  const moved = { ...step, settledAt: later };
  expect(whyNotTakenBack(standing(), moved, moment)).toBe(
    "The step has moved since: it is skipped now.",
  );
});

test("a step that went to another partner, or waits anew, is left", () => {
  const moved = { ...step, partnerId: "there", openedAt: later };
  expect(whyNotTakenBack(standing(), moved, moment)).toBe(
    "The step has moved since: it is with another partner now.",
  );
  const anew = { ...step, openedAt: later };
  expect(whyNotTakenBack(standing(), anew, moment)).toBe(
    "The step has moved since: it was opened anew.",
  );
  const paused = { ...step, openedAt: null };
  expect(whyNotTakenBack(standing(), paused, moment)).toBe(
    "The step has moved since: it waits for its turn now.",
  );
});

test("of a row from before partner and opening were kept, state and time decide", () => {
  const { state, settledAt } = moment.after;
  const moved = { ...step, partnerId: "there", openedAt: later };
  expect(
    whyNotTakenBack(standing(), moved, { after: { state, settledAt } }),
  ).toBeNull();
});

test("a student who settled a later step has gone on, unless steps go in any order", () => {
  const two = {
    ...step,
    position: 2,
    label: "TWO",
    state: "FAILED",
    settledAt: later,
  };
  const steps = [step, two] as Standing["steps"];
  expect(whyNotTakenBack(standing({ steps }), step, moment)).toBe(
    "The student has gone on since: TWO is failed.",
  );
  const free = standing({ steps, sequencing: "ADVISORY" });
  expect(whyNotTakenBack(free, step, moment)).toBeNull();
});

test("a later step that was settled before does not count", () => {
  const before = { ...step, position: 2, settledAt: new Date(0) };
  const steps = [step, before];
  expect(whyNotTakenBack(standing({ steps }), step, moment)).toBeNull();
});

test("the steps of an ended enrollment are left", () => {
  const ended = standing({ state: "CANCELED" });
  expect(whyNotTakenBack(ended, step, moment)).toMatch(/canceled by now/);
});
