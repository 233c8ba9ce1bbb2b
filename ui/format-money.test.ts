import { expect, test } from "vitest";
import { formatMoney, plainMoney } from "./format-money.ts";

/** Intl writes a space that does not break. */
const plain = (text: string) => text.replaceAll("\u00a0", " ");

test.each([
  [49900, "usd", "$499.00"],
  [49900, "USD", "$499.00"],
  [49900, "jpy", "¥49,900"],
  [49900, "kwd", "KWD 49.900"],
  [0, "eur", "€0.00"],
  [-0, "eur", "€0.00"],
  [-1250, "eur", "-€12.50"],
  [500000, "huf", "HUF 5,000.00"],
  [500000, "isk", "ISK 5,000"],
])("%i of %s is %s", (amount, currency, written) => {
  expect(plain(formatMoney(amount, currency, "en"))).toBe(written);
});

test("a machine reads plain numbers with the currency's own decimals", () => {
  expect(plainMoney(49900, "usd")).toBe("499.00");
  expect(plainMoney(49900, "jpy")).toBe("49900");
  expect(plainMoney(49900, "kwd")).toBe("49.900");
});
