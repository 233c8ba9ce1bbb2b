import { expect, test } from "vitest";
import { findPickedClass } from "./find-picked-class.ts";

const window = (courseStepId: string) => ({
  courseStepId,
  opensAt: null,
  closesAt: "2026-12-01T23:00:00Z",
  phase: "OPEN" as const,
});
const step = (id: string, required = true) => ({
  id,
  required,
  classes: [
    { id: `class of ${id}`, stepWindows: [window("another"), window(id)] },
  ],
});
const turnIn = (
  sequencing: "STRICT" | "ADVISORY",
  steps: ReturnType<typeof step>[],
) => findPickedClass({ sequencing, steps }, "class of b")?.isInTurn;

test("a picked class is found with when it can be booked for its step", () => {
  const steps = [step("a"), step("b")];
  const found = findPickedClass({ sequencing: "STRICT", steps }, "class of b");
  expect(found?.picked.id).toBe("class of b");
  expect(found?.window?.courseStepId).toBe("b");
  expect(findPickedClass({ sequencing: "STRICT", steps }, "x")).toBeNull();
  expect(findPickedClass({ sequencing: "STRICT", steps }, null)).toBeNull();
});

test("who begins a course step by step books a class of its first required step, and of optional ones", () => {
  expect(turnIn("STRICT", [step("a"), step("b")])).toBe(false);
  expect(turnIn("STRICT", [step("a", false), step("b")])).toBe(true);
  expect(turnIn("STRICT", [step("a"), step("b", false)])).toBe(true);
  expect(turnIn("STRICT", [step("b"), step("a")])).toBe(true);
  expect(turnIn("ADVISORY", [step("a"), step("b")])).toBe(true);
});
