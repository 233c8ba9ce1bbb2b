import { expect, test } from "vitest";
import { niceScale } from "./nice-scale.ts";

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [4, [0, 1, 2, 3, 4]],
  [34, [0, 10, 20, 30, 40]],
  [40, [0, 10, 20, 30, 40]],
  [101, [0, 50, 100, 150]],
  [748_600, [0, 200_000, 400_000, 600_000, 800_000]],
])("an axis that reaches %d is marked at %j", (most, marks) => {
  expect(niceScale(most)).toEqual(marks);
});
