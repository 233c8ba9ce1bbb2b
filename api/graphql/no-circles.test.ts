import { schema } from "@throughline/schema";
import { parse, validate } from "graphql";
import { expect, test } from "vitest";
import { noCircles } from "./no-circles.ts";

const complaints = (document: string) =>
  validate(schema, parse(document), [noCircles]).map(({ message }) => message);

const round = "steps { course { ";
const circle = (rounds: number) =>
  `{ courses { edges { node { ${round.repeat(rounds)} code ${"} }".repeat(rounds)} } } } }`;

test("going round a circle of lists again and again is refused", () => {
  expect(complaints(circle(2))).toEqual([]);
  expect(complaints(circle(3))).toEqual([
    "Course.steps is asked for inside itself too often.",
  ]);
});

test("a circle hidden in fragments is found", () => {
  const document = `{ course(code: "a") { ...a } }
    fragment a on Course { steps { course { ...b } } }
    fragment b on Course { steps { course { ...c } } }
    fragment c on Course { steps { course { code } } }`;
  expect(complaints(document)).toEqual([
    "Course.steps is asked for inside itself too often.",
  ]);
});

test("fragments that never end are refused before the stack does", () => {
  const document = `{ course(code: "a") { ...a } } fragment a on Course { ...a }`;
  expect(complaints(document)).toEqual([
    "The operation goes deeper than 100 levels.",
  ]);
});

test("fragments that double themselves are refused before the memory is full", () => {
  const fragments = Array.from(
    { length: 30 },
    (_, index) =>
      `fragment f${index} on Course { a${index}: code ...f${index + 1} ...f${index + 1} }`,
  );
  const document = `{ course(code: "a") { ...f0 } } ${fragments.join(" ")} fragment f30 on Course { code }`;
  expect(complaints(document)).toEqual([
    "The operation asks for more than 20000 fields.",
  ]);
});

test("what the apps ask for is not refused", () => {
  expect(
    complaints(
      `{ enrollments(first: 50) { edges { node { steps { label partner { name } events(first: 5) { edges { node { type } } } } person { enrollments { course { title } } } } } } }`,
    ),
  ).toEqual([]);
});
