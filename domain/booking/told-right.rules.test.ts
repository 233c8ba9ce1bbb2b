import { expect, test } from "vitest";
import {
  toldRight,
  type EndedRight,
  type ToldRight,
} from "./told-right.rules.ts";

const now = new Date("2026-11-16T08:00:00Z");
const ofStep = { kind: "STEP_BOOKING", expiresAt: null } as const;
const credit = { kind: "GROUP_CREDIT", expiresAt: null } as const;

test.each<[string, EndedRight, ToldRight]>([
  ["in time", ofStep, "RETURNED"],
  ["too late", { ...ofStep, forfeited: true }, "FORFEITED"],
  ["with its right", { ...credit, isTakenBack: true }, "ENDED"],
  ["when its credit is over", { ...credit, expiresAt: now }, "EXPIRED"],
  [
    "when its course is over",
    { ...ofStep, enrollmentState: "CANCELED" },
    "ENDED",
  ],
  [
    "when the course is over that a credit outlasts",
    { ...credit, enrollmentState: "REFUNDED" },
    "RETURNED",
  ],
  [
    "when the course stands still",
    { ...ofStep, enrollmentState: "SUSPENDED", stepState: "PENDING" },
    "RETURNED",
  ],
  [
    "when its step is done",
    { ...ofStep, enrollmentState: "ACTIVE", stepState: "SKIPPED" },
    "NEEDLESS",
  ],
])("of a booking that ends %s", (_when, ended, told) => {
  expect(toldRight(ended, now)).toBe(told);
});
