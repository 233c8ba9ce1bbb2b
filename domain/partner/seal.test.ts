import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { seal, unseal } from "./seal.ts";

const key = randomBytes(32);

test("a sealed credential opens with its key", () => {
  expect(unseal(key, seal(key, "sk_live_ö"))).toBe("sk_live_ö");
});

test("the same credential never looks the same twice", () => {
  expect(seal(key, "same")).not.toBe(seal(key, "same"));
});

test("another key does not open it", () => {
  expect(() => unseal(randomBytes(32), seal(key, "secret"))).toThrow();
});

test("a changed text does not open", () => {
  const [version, iv, tag, text = ""] = seal(key, "secret").split(".");
  const changed = (text.startsWith("A") ? "B" : "A") + text.slice(1);
  expect(() => unseal(key, [version, iv, tag, changed].join("."))).toThrow();
});
