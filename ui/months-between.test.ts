import { expect, test } from "vitest";
import { monthsBetween } from "./months-between.ts";

test("the months between two go over the turn of the year and have both", () => {
  expect(monthsBetween("2026-11", "2027-02")).toEqual([
    ...["2026-11", "2026-12", "2027-01", "2027-02"],
  ]);
  expect(monthsBetween("2026-11", "2026-11")).toEqual(["2026-11"]);
  expect(monthsBetween("2026-12", "2026-11")).toEqual([]);
});
