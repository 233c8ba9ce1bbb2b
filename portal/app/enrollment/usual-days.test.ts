import { expect, test } from "vitest";
import { usualDays } from "./usual-days.ts";

const day = 86_400;

test.each([
  ["two and a half to six days", 2.5 * day, 6 * day, 20, { from: 3, to: 6 }],
  ["an hour", 3_600, 3_700, 20, { from: 1, to: 1 }],
  ["what four students say is no rule", day, day, 4, null],
  ["nobody did it yet", null, null, 0, null],
])("%s", (_fact, p25Seconds, p75Seconds, samples, told) => {
  expect(usualDays({ p25Seconds, p75Seconds, samples })).toEqual(told);
});
