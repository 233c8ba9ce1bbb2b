import { expect, test } from "vitest";
import { findBottleneck } from "./pipeline.rules.ts";

const step = (
  position: number,
  overdue: number,
  failed = 0,
  required = true,
) => ({
  courseStepId: `step-${position}`,
  position,
  required,
  overdue,
  failed,
});

test("the bottleneck is where most students are held up", () => {
  expect(findBottleneck([step(1, 2), step(2, 5, 1), step(3, 3)])).toEqual({
    courseStepId: "step-2",
    reason: "OVERDUE",
    students: 6,
  });
});

test("the earlier of two equal jams is the bottleneck", () => {
  expect(findBottleneck([step(2, 3), step(1, 3)])?.courseStepId).toBe("step-1");
});

test("a step that mostly fails is one because it fails", () => {
  expect(findBottleneck([step(1, 1, 4)])?.reason).toBe("FAILED");
});

test("an optional step jams nobody", () => {
  expect(findBottleneck([step(1, 9, 9, false)])).toBeNull();
});

test("where nobody is held up there is no bottleneck", () => {
  expect(findBottleneck([step(1, 0)])).toBeNull();
});
