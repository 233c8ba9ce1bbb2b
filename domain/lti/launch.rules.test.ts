import { expect, test } from "vitest";
import { faultOfLaunch } from "./launch.rules.ts";

const now = new Date("2026-11-21T12:00:00Z");
const launch = {
  personId: "ana",
  usedAt: null,
  expiresAt: new Date("2026-11-21T12:05:00Z"),
};

test("a fresh launch is good for the person who began it", () => {
  expect(faultOfLaunch(launch, "ana", now)).toBeNull();
});

test("it is nobody else's, and that is said before anything else about it", () => {
  const used = { ...launch, usedAt: now };
  expect(faultOfLaunch(used, "ben", now)).toBe("notYours");
});

test("it is used once", () => {
  expect(faultOfLaunch({ ...launch, usedAt: now }, "ana", now)).toBe("used");
});

test("it is over at the very moment it expires", () => {
  expect(faultOfLaunch(launch, "ana", launch.expiresAt)).toBe("expired");
});

test("where the signature says who speaks, nobody needs to be signed in", () => {
  expect(faultOfLaunch(launch, null, now)).toBeNull();
});
