import { expect, test } from "vitest";
import { whyNotTakenBack, type Standing } from "./take-back.rules.ts";

const at = new Date("2026-11-20T10:00:00Z");
const later = new Date("2026-11-21T10:00:00Z");
const step = {
  position: 1,
  label: "ONE",
  state: "SKIPPED",
  settledAt: at,
} as const;
const moment = {
  after: { state: "SKIPPED", settledAt: at.toISOString() },
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

test("a student who settled a later step has gone on, unless steps go in any order", () => {
  const two = { position: 2, label: "TWO", state: "FAILED", settledAt: later };
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
