import { expect, test } from "vitest";
import { addUp, addUpByMonth, shareOf } from "./add-up.ts";

test("the lines of a month are added up, oldest month first", () => {
  const lines = [
    { month: "2026-11", enrolled: 2 },
    { month: "2026-10", enrolled: 1 },
    { month: "2026-11", enrolled: 3 },
  ];
  expect(addUpByMonth(lines, ["enrolled"])).toEqual([
    { month: "2026-10", enrolled: 1 },
    { month: "2026-11", enrolled: 5 },
  ]);
});

test("nothing adds up to zero, and has no share", () => {
  expect(addUp([], ["net"])).toEqual({ net: 0 });
  expect(shareOf(0, 0)).toBeNull();
});
