import { expect, test } from "vitest";
import { layOut } from "./lanes.ts";

const lanesOf = (...stretches: [start: number, end: number][]) =>
  layOut(stretches.map(([start, end]) => ({ start, end }))).map(
    ({ lane, lanes }) => `${lane}/${lanes}`,
  );

test("what follows one another takes the whole width", () => {
  expect(lanesOf([540, 600], [600, 660])).toEqual(["0/1", "0/1"]);
});

test("what overlaps stands side by side", () => {
  expect(lanesOf([540, 600], [570, 630], [545, 550])).toEqual([
    "0/2",
    "1/2",
    "1/2",
  ]);
});

test("what hangs together over a third has equally many lanes", () => {
  expect(lanesOf([0, 100], [10, 20], [30, 120], [110, 130])).toEqual([
    "0/2",
    "1/2",
    "1/2",
    "0/2",
  ]);
});
