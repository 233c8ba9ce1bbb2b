import { expect, test } from "vitest";
import { planMerge, type MergeFacts } from "./merge.rules.ts";

const person = (id: string, facts: Partial<MergeFacts> = {}): MergeFacts => ({
  id,
  mergedIntoId: null,
  user: null,
  enrollments: [],
  classes: [],
  hasPayoutAccount: false,
  ...facts,
});
const taking = (
  courseId: string,
  attempt: number,
  state: MergeFacts["enrollments"][number]["state"],
) => ({
  id: `${courseId}-${state}-${attempt}`,
  courseId,
  courseTitle: `Course ${courseId}`,
  attempt,
  state,
});
const student = { role: "STUDENT", email: "ana@example.org" } as const;

test("two records without anything in common become one", () => {
  expect(planMerge(person("a"), person("b"))).toEqual({
    obstacles: [],
    attempts: [],
    login: "none",
  });
});

test("nobody takes one course twice at the same time", () => {
  const { obstacles } = planMerge(
    person("a", { enrollments: [taking("x", 1, "ACTIVE")] }),
    person("b", { enrollments: [taking("x", 1, "SUSPENDED")] }),
  );
  expect(obstacles).toEqual([
    "Both are taking Course x. Cancel one of the two enrollments first.",
  ]);
});

test("attempts of the merged record are counted on", () => {
  const { obstacles, attempts } = planMerge(
    person("a", { enrollments: [taking("x", 2, "CANCELED")] }),
    person("b", {
      enrollments: [taking("x", 2, "ACTIVE"), taking("x", 1, "COMPLETED")],
    }),
  );
  expect(obstacles).toEqual([]);
  expect(attempts.map(({ from, to }) => [from, to])).toEqual([
    [1, 3],
    [2, 4],
  ]);
});

test.each([
  [null, null, "none"],
  [student, null, "keptStays"],
  [null, student, "moves"],
  [student, student, "bothStay"],
] as const)("logins %j and %j: %s", (kept, merged, login) => {
  expect(
    planMerge(person("a", { user: kept }), person("b", { user: merged })).login,
  ).toBe(login);
});

test("staff are never merged away", () => {
  const admin = { role: "ADMIN", email: "astrid@school.example" } as const;
  expect(
    planMerge(person("a"), person("b", { user: admin })).obstacles,
  ).toHaveLength(1);
  expect(
    planMerge(person("a", { user: admin }), person("b")).obstacles,
  ).toEqual([]);
  expect(
    planMerge(person("a", { user: admin }), person("b", { user: student }))
      .obstacles,
  ).toHaveLength(1);
});

test("what was merged is not merged again, and nobody with themselves", () => {
  expect(
    planMerge(person("a"), person("b", { mergedIntoId: "c" })).obstacles,
  ).toHaveLength(1);
  expect(planMerge(person("a"), person("a")).obstacles).toEqual([
    "A person cannot be merged with itself.",
  ]);
});

test("nobody has two seats in one class, or two accounts to be paid to", () => {
  const lesson = { id: "s", title: "Practice" };
  expect(
    planMerge(
      person("a", { classes: [lesson], hasPayoutAccount: true }),
      person("b", { classes: [lesson], hasPayoutAccount: true }),
    ).obstacles,
  ).toEqual([
    "Both have booked or wait for the class Practice. Cancel one of the two first.",
    "Both are paid to an account of their own. Only one of the two can stay.",
  ]);
  expect(
    planMerge(
      person("a", { hasPayoutAccount: true }),
      person("b", { classes: [lesson] }),
    ).obstacles,
  ).toEqual([]);
});
