import { describe, expect, test } from "vitest";
import {
  planBringAlong,
  type CourseNow,
  type StepThen,
} from "./bring-along.rules.ts";

const now = (id: string, position: number, more: Partial<CourseNow> = {}) => ({
  id,
  position,
  label: id.toUpperCase(),
  title: `Step ${id}`,
  summary: "",
  required: true,
  expectedDays: 7,
  partnerId: "p",
  ...more,
});
const then = (id: string, position: number, more: Partial<StepThen> = {}) => ({
  ...now(id, position),
  id: `own-${id}`,
  courseStepId: id,
  state: "PENDING" as const,
  openedAt: null,
  partnerEnrollment: null,
  ...more,
});
const open = { openedAt: new Date(0) };
const kinds = (plan: ReturnType<typeof planBringAlong>) =>
  plan.differences.map(({ kind }) => kind);

test("where nothing was edited there is no difference", () => {
  const plan = planBringAlong([now("a", 1), now("b", 2)], "STRICT", [
    then("a", 1, open),
    then("b", 2),
  ]);
  expect(plan).toEqual({ differences: [], order: ["own-a", "own-b"] });
});

test("a step added after what was reached comes in, in its place", () => {
  const plan = planBringAlong(
    [now("a", 1), now("new", 2), now("b", 3)],
    "STRICT",
    [then("a", 1, open), then("b", 2)],
  );
  expect(kinds(plan)).toEqual(["added"]);
  expect(plan.order).toEqual(["own-a", "new", "own-b"]);
});

describe("a step added before what was reached", () => {
  const course = [now("new", 1), now("a", 2)];
  const steps = [then("a", 1, open)];
  test("is left out of a STRICT course", () => {
    expect(kinds(planBringAlong(course, "STRICT", steps))).toEqual(["left"]);
  });
  test("comes in where the order is free, or where it is optional", () => {
    expect(kinds(planBringAlong(course, "ADVISORY", steps))).toEqual(["added"]);
    expect(
      kinds(
        planBringAlong(
          [now("new", 1, { required: false }), now("a", 2)],
          "STRICT",
          steps,
        ),
      ),
    ).toEqual(["added"]);
  });
});

test("a step that was taken out leaves who has not begun it, and stays with who has", () => {
  const steps = [then("a", 1, open), then("b", 2, open), then("c", 3)];
  const plan = planBringAlong([now("a", 1)], "ADVISORY", steps);
  expect(kinds(plan)).toEqual(["left", "removed"]);
  expect(plan.order).toEqual(["own-a", "own-b"]);
});

test("of a begun step only the words change", () => {
  const edited = { title: "New words", expectedDays: 20, partnerId: "q" };
  const fieldsOf = (step: StepThen) => {
    const [first] = planBringAlong([now("a", 1, edited)], "STRICT", [
      step,
    ]).differences;
    return first?.kind === "changed"
      ? first.fields.map(({ name }) => name)
      : [];
  };
  expect(fieldsOf(then("a", 1))).toEqual([
    "title",
    "expectedDays",
    "partnerId",
  ]);
  expect(fieldsOf(then("a", 1, open))).toEqual(["title"]);
});

test("steps are lined up as the course has them", () => {
  const plan = planBringAlong([now("b", 1), now("a", 2)], "ADVISORY", [
    then("a", 1),
    then("b", 2),
  ]);
  expect(plan.order).toEqual(["own-b", "own-a"]);
});

test("in a STRICT course nothing lines up before what was begun", () => {
  const course = [now("b", 1), now("a", 2)];
  const steps = [then("a", 1, open), then("b", 2)];
  expect(planBringAlong(course, "STRICT", steps).order).toEqual([
    "own-a",
    "own-b",
  ]);
});

test("a step that waits again, but has a place at its partner, stays", () => {
  const asked = then("b", 2, { partnerEnrollment: { id: "place" } });
  const steps = [then("a", 1, open), asked];
  expect(kinds(planBringAlong([now("a", 1)], "STRICT", steps))).toEqual([
    "left",
  ]);
});
