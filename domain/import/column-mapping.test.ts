import { expect, test } from "vitest";
import { findMappingProblem, guessMapping } from "./column-mapping.ts";
import { importFields } from "./import-fields.ts";

const fields = importFields.IMPORT_ENROLLMENTS;

test("headings are understood whatever their case and signs", () => {
  expect(
    guessMapping(
      [
        "E-Mail Address",
        "first_name",
        "COURSE",
        "Step 2 – status",
        "Shoe size",
      ],
      fields,
    ),
  ).toEqual({
    "E-Mail Address": "email",
    first_name: "givenName",
    COURSE: "course",
    "Step 2 – status": "step2.state",
  });
});

test("a field is guessed once, and the columns' own names come first", () => {
  expect(guessMapping(["state", "status"], fields)).toEqual({ state: "state" });
});

test.each([
  [{ Mail: "email" }, /no column “Mail”/],
  [{ A: "shoeSize" }, /no field shoeSize/],
  [{ A: "email", B: "email" }, /Both “A” and “B”/],
  [{ A: "email" }, /Choose a column for Given name, Course, Enrolled at/],
])("%j cannot be used", (mapping, problem) => {
  expect(findMappingProblem(mapping, ["A", "B"], fields)).toMatch(problem);
});
