import { expect, test } from "vitest";
import { refusesMove } from "./move-to-partner.rules.ts";

const step = { state: "IN_PROGRESS", kind: "PARTNER", partnerId: "a" } as const;
const to = { id: "b", name: "NHA", isConnected: true };

test.each(["PENDING", "IN_PROGRESS", "FAILED"] as const)(
  "a %s step may be moved",
  (state) => {
    expect(refusesMove({ ...step, state }, "ACTIVE", to)).toBeNull();
  },
);

test.each([
  ["a completed step", { ...step, state: "COMPLETED" }, "ACTIVE", to],
  ["a skipped step", { ...step, state: "SKIPPED" }, "ACTIVE", to],
  ["a class", { ...step, kind: "SESSION" }, "ACTIVE", to],
  ["a step of a canceled enrollment", step, "CANCELED", to],
  ["to where it is", step, "ACTIVE", { ...to, id: "a" }],
  ["to whom nobody can reach", step, "ACTIVE", { ...to, isConnected: false }],
] as const)("%s is not moved", (_what, from, state, where) => {
  expect(refusesMove(from, state, where)).not.toBeNull();
});
