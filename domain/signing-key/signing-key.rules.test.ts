import { expect, test } from "vitest";
import {
  isReplacementDue,
  publishedKeysAt,
  signingKeyAt,
} from "./signing-key.rules.ts";

const start = new Date("2026-01-01T00:00:00Z");
const daysOn = (days: number) => new Date(start.getTime() + days * 86_400_000);
const key = (name: string, made: number, retired: number | null = null) => ({
  name,
  createdAt: daysOn(made),
  retiredAt: retired === null ? null : daysOn(retired),
});
const names = (keys: { name: string }[]) => keys.map(({ name }) => name);

test("the first key signs at once, for nobody holds a key set without it", () => {
  expect(signingKeyAt([key("first", 0)], start)?.name).toBe("first");
});

test("a new key signs only when it was published for a day", () => {
  const keys = [key("old", 0, 101), key("new", 100)];
  expect(signingKeyAt(keys, daysOn(100.9))?.name).toBe("old");
  expect(signingKeyAt(keys, daysOn(101))?.name).toBe("new");
});

test("two rotations within a day leave the signing to the key that is known", () => {
  const keys = [key("a", 0, 101), key("b", 100, 101.5), key("c", 100.5)];
  expect(signingKeyAt(keys, daysOn(100.7))?.name).toBe("a");
  expect(signingKeyAt(keys, daysOn(101.2))?.name).toBe("b");
  expect(signingKeyAt(keys, daysOn(101.6))?.name).toBe("c");
});

test("a retired key never signs, though no other is there", () => {
  expect(signingKeyAt([key("gone", 0, 1)], daysOn(2))).toBeNull();
});

test("a retired key stays published for thirty days", () => {
  const keys = [key("old", 0, 101), key("new", 100)];
  expect(names(publishedKeysAt(keys, daysOn(130.9)))).toEqual(["old", "new"]);
  expect(names(publishedKeysAt(keys, daysOn(131)))).toEqual(["new"]);
});

test("a key is replaced at ninety days, and not before its replacement is that old", () => {
  expect(isReplacementDue([], start)).toBe(false);
  expect(isReplacementDue([key("a", 0)], daysOn(89.9))).toBe(false);
  expect(isReplacementDue([key("a", 0)], daysOn(90))).toBe(true);
  expect(isReplacementDue([key("a", 0), key("b", 90)], daysOn(95))).toBe(false);
});
