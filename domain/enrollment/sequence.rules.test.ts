import type { StepState } from "@throughline/prisma";
import { describe, expect, test } from "vitest";
import {
  getCurrentStep,
  isEnrollmentComplete,
  isOutOfTurn,
  percentComplete,
  skipsAhead,
  stepsOutOfTurn,
  stepToOpen,
  waitingOn,
  type PlacedStep,
} from "./sequence.rules.ts";

const monday = new Date("2026-11-16T08:00:00Z");

/** `C` completed, `S` skipped, `F` failed, `I` in progress, `W` opened and waiting, `.` ahead; lower case is optional. */
function course(letters: string): PlacedStep[] {
  const states: Record<string, StepState> = {
    C: "COMPLETED",
    S: "SKIPPED",
    F: "FAILED",
    I: "IN_PROGRESS",
    W: "PENDING",
    ".": "PENDING",
  };
  return [...letters].map((letter, index) => ({
    position: index + 1,
    required: letter !== "o" && letter === letter.toUpperCase(),
    state: states[letter.toUpperCase()] ?? "PENDING",
    openedAt: letter === "." || letter === "o" ? null : monday,
  }));
}

describe("the current step", () => {
  test.each([
    ["....", 1],
    ["CI..", 2],
    ["CSF.", 3],
    ["CoI", 3],
    ["CC", null],
  ])("of %s is %s", (letters, position) => {
    expect(getCurrentStep(course(letters))?.position ?? null).toBe(position);
  });
});

describe("an enrollment is complete", () => {
  test.each([
    ["CCC", true],
    ["CSC", true],
    ["CCo", true],
    ["CCF", false],
    ["CC.", false],
  ])("%s: %s", (letters, complete) => {
    expect(isEnrollmentComplete(course(letters))).toBe(complete);
  });
});

describe("the step that opens by itself", () => {
  test.each([
    ["STRICT", "...", 1],
    ["STRICT", "C..", 2],
    ["STRICT", "CW.", null],
    ["STRICT", "CI.", null],
    ["STRICT", "CF.", null],
    ["STRICT", "Co.", 3],
    ["ADVISORY", "...", 1],
    ["ADVISORY", "C..", null],
  ] as const)("in a %s course at %s is %s", (sequencing, letters, position) => {
    expect(stepToOpen(sequencing, course(letters))?.position ?? null).toBe(
      position,
    );
  });
});

describe("a STRICT course has one required step open at a time", () => {
  const outOfTurn = (letters: string) =>
    stepsOutOfTurn("STRICT", course(letters)).map(({ position }) => position);
  test.each([
    ["CI..", []],
    ["II..", [2]],
    ["CFIW", [3, 4]],
    ["IiI.", [3]],
    ["iI..", []],
    ["I.CF", []],
  ])("in %s these are out of turn: %j", (letters, places) => {
    expect(outOfTurn(letters)).toEqual(places);
  });
  test("an ADVISORY one may have many", () => {
    expect(stepsOutOfTurn("ADVISORY", course("III"))).toEqual([]);
  });
});

test("taking a step before an earlier required one is done skips ahead", () => {
  expect(skipsAhead(course("CI."), { position: 3 })).toBe(true);
  expect(skipsAhead(course("Co."), { position: 3 })).toBe(false);
});

test("only a required step of a STRICT course waits for the earlier ones", () => {
  const third = { position: 3, required: true };
  expect(isOutOfTurn("STRICT", course("CI."), third)).toBe(true);
  expect(isOutOfTurn("ADVISORY", course("CI."), third)).toBe(false);
  const optional = { position: 3, required: false };
  expect(isOutOfTurn("STRICT", course("CI."), optional)).toBe(false);
  expect(isOutOfTurn("STRICT", course("CC."), third)).toBe(false);
});

describe("whose move it is", () => {
  test.each([
    ["W", "ACTIVE", "PARTNER"],
    ["I", "ACTIVE", "STUDENT"],
    ["F", "ACTIVE", "ADMIN"],
    [".", "ACTIVE", null],
    ["C", "ACTIVE", null],
    ["I", "SUSPENDED", "ADMIN"],
    ["I", "CANCELED", null],
  ] as const)("%s of an %s enrollment: %s", (letter, state, who) => {
    const [step] = course(letter);
    expect(step && waitingOn({ ...step, kind: "PARTNER" }, state)).toBe(who);
  });
  test("a class that is not booked waits for the student", () => {
    const [step] = course("W");
    expect(step && waitingOn({ ...step, kind: "SESSION" }, "ACTIVE")).toBe(
      "STUDENT",
    );
  });
});

test("the percentage counts required steps only and reaches 100 only at the end", () => {
  expect(percentComplete(course("CCIo"))).toBe(66);
  expect(percentComplete(course("CSCo"))).toBe(100);
});
