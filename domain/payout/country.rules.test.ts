import { expect, test } from "vitest";
import { isCountry } from "./country.rules.ts";

test("only an assigned code of ISO 3166 is a country", () => {
  expect(["US", "GB", "ZW"].every(isCountry)).toBe(true);
  expect(["XX", "ZZ", "UK", "us", "USA", ""].some(isCountry)).toBe(false);
});
