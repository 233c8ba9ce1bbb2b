import { expect, test } from "vitest";
import { readAmount, typedAmount } from "./amount.ts";

test.each([
  ["199.5", "usd", 19_950],
  ["199,50", "EUR", 19_950],
  ["5000", "jpy", 5_000],
  ["12.5", "kwd", 12_500],
  ["-1", "usd", -100],
  ["5000.5", "jpy", null],
  ["1.999", "usd", null],
  ["1e9", "usd", null],
  ["99999999999", "usd", null],
  ["", "usd", null],
])("%j in %s is %j", (typed, currency, amount) => {
  expect(readAmount(typed, currency)).toBe(amount);
});

test.each([
  [19_950, "usd", "199.50"],
  [5_000, "jpy", "5000"],
  [12_500, "kwd", "12.500"],
  [null, "usd", ""],
] as const)("%j of %s is typed as it is read", (amount, currency, typed) => {
  expect(typedAmount(amount, currency)).toBe(typed);
});
