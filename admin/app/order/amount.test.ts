import { expect, test } from "vitest";
import { readAmount } from "./amount.ts";

test.each([
  ["12.50", "usd", 1_250],
  ["12", "usd", 1_200],
  ["12,5", "eur", 1_250],
  ["1200", "jpy", 1_200],
  ["12.5", "jpy", 0],
  ["1.250", "kwd", 1_250],
  ["0.001", "usd", 0],
  ["-5", "usd", 0],
  ["", "usd", 0],
  ["1e3", "usd", 0],
])("%s in %s is %i of the smallest unit", (typed, currency, amount) => {
  expect(readAmount(typed, currency)).toBe(amount);
});
