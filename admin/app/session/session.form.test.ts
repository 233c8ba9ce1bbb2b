import { describe, expect, test } from "vitest";
import { ruleOf, wholeOf } from "./session.form.ts";

const once = {
  repeat: "",
  interval: "1",
  weekdays: [] as string[],
  ends: "count",
  count: "10",
  until: "",
};

describe("what a form says about repeating", () => {
  test.each([
    [{}, null],
    [{ repeat: "WEEKLY" }, "FREQ=WEEKLY;COUNT=10"],
    [
      { repeat: "WEEKLY", weekdays: ["MO", "WE"], interval: "2" },
      "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;COUNT=10",
    ],
    [
      { repeat: "DAILY", ends: "until", until: "2026-12-24", weekdays: ["MO"] },
      "FREQ=DAILY;UNTIL=20261224",
    ],
    [{ repeat: "MONTHLY", count: "" }, "FREQ=MONTHLY;COUNT="],
  ])("%j", (changed, rule) => {
    expect(ruleOf({ ...once, ...changed })).toBe(rule);
  });

  test("numbers that are none are left to the api to refuse", () => {
    expect(["7", " 7 ", "-7", "7.5", "", "9".repeat(30)].map(wholeOf)).toEqual([
      7, 7, 0, 0, 0, 0,
    ]);
  });
});
