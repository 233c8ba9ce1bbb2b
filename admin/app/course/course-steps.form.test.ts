import { describe, expect, test } from "vitest";
import {
  readCommand,
  readSteps,
  rearrange,
  type TypedStep,
} from "./course-steps.form.ts";

const typed = (label: string): TypedStep => ({
  id: "",
  label,
  title: "",
  summary: "",
  required: false,
  expectedDays: "",
  partnerId: "",
  partnerCourseRef: "",
});
const labels = (steps: TypedStep[]) => steps.map(({ label }) => label);
const three = [typed("a"), typed("b"), typed("c")];

describe("a button", () => {
  test.each([
    ["up:1", ["b", "a", "c"]],
    ["down:1", ["a", "c", "b"]],
    ["remove:0", ["b", "c"]],
    ["add", ["a", "b", "c", ""]],
    ["up:0", ["a", "b", "c"]],
    ["down:2", ["a", "b", "c"]],
    ["remove:99", ["a", "b", "c"]],
    ["save", ["a", "b", "c"]],
  ])("%s gives %j", (value, expected) => {
    const command = readCommand(value);
    if (!command) throw new Error("no command");
    expect(labels(rearrange(three, command))).toEqual(expected);
  });

  test.each(["", "up", "up:-1", "up:1:2", "drop", null, 3])(
    "%j is none of the editor’s",
    (value) => {
      expect(readCommand(value)).toBeNull();
    },
  );
});

test("what was posted is read in its order, and what is missing is empty", () => {
  const fields = new FormData();
  fields.set("count", "2");
  fields.set("steps.0.label", "SFZ-1");
  fields.set("steps.0.required", "yes");
  expect(readSteps(fields)).toEqual([
    { ...typed("SFZ-1"), required: true },
    typed(""),
  ]);
});

test.each(["-1", "1e9", "x", ""])("a count of %j is none", (count) => {
  const fields = new FormData();
  fields.set("count", count);
  expect(readSteps(fields)).toEqual([]);
});
