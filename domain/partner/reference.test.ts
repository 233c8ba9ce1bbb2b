import { expect, test } from "vitest";
import { readReference, referenceOf } from "./reference.ts";

const id = "0199a000-0000-7000-8000-00000000000a";

test.each([1, 2, 17])("the reference of attempt %i is read back", (attempt) => {
  expect(readReference(referenceOf({ id, attempt }))).toEqual({ id, attempt });
});

test("the first attempt goes by the plain id", () => {
  expect(referenceOf({ id, attempt: 1 })).toBe(id);
});

test.each(["", "x", `${id}.0`, `${id}.`, `${id}.1.2`, `${id}x`])(
  "%j is no reference",
  (text) => {
    expect(readReference(text)).toBeNull();
  },
);
