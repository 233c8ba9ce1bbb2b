import { expect, test } from "vitest";
import { forecastSeats, type WalkedStep } from "./seat-forecast.rules.ts";

const day = 86_400;

const walked = (position: number, more: Partial<WalkedStep> = {}) => ({
  courseStepId: `s${position}`,
  position,
  required: true,
  medianSeconds: 10 * day,
  expectedDays: 99,
  ...more,
});

const course = [walked(1), walked(2), walked(3)];

const seated = (openSeats: number) => ({
  courseStepId: "s3",
  classes: 1,
  openSeats,
  sharedSeats: 0,
  nextOpenAt: null,
  waiting: 0,
});

const at = (position: number, students: number) => ({
  courseStepId: "s3",
  at: position,
  students,
});

function forecast(
  standing: ReturnType<typeof at>[],
  { open = 0, days = 28, steps = course } = {},
) {
  const [step] = forecastSeats([seated(open)], steps, standing, days);
  return step;
}

test("whoever stands at the step, or behind it, needs a seat now", () => {
  expect(forecast([at(3, 4), at(5, 1)])).toMatchObject({
    ...{ ready: 5, soon: 0, later: 0, missing: 5 },
  });
});

test("whoever stands before it needs the usual time of the steps between, half of it for the one they are at", () => {
  // Half of ten days and ten days.
  expect(forecast([at(1, 2)], { days: 15 })).toMatchObject({ soon: 2 });
  expect(forecast([at(1, 2)], { days: 14 })).toMatchObject({ later: 2 });
});

test("optional steps take no time, and where nobody was observed the expected days do", () => {
  const steps = [
    walked(1, { required: false }),
    walked(2, { medianSeconds: null, expectedDays: 40 }),
    walked(3),
  ];
  expect(forecast([at(1, 1)], { steps, days: 39 })).toMatchObject({ later: 1 });
  expect(forecast([at(1, 1)], { steps, days: 40 })).toMatchObject({ soon: 1 });
});

test("a step that others pass in no time is still not reached", () => {
  const steps = [walked(1), walked(2, { medianSeconds: 0 }), walked(3)];
  expect(forecast([at(2, 1)], { steps })).toMatchObject({ ready: 0, soon: 1 });
});

test("only those who are ready or will be soon are held against the open seats, and a surplus is no shortage", () => {
  const standing = [at(3, 2), at(2, 3), at(1, 50)];
  const narrow = { days: 10 };
  expect(forecast(standing, { open: 4, ...narrow })?.missing).toBe(1);
  expect(forecast(standing, { open: 9, ...narrow })?.missing).toBe(0);
});

test("students of other steps are not counted", () => {
  expect(forecast([{ courseStepId: "s1", at: 1, students: 9 }])).toMatchObject({
    ready: 0,
    soon: 0,
    later: 0,
    missing: 0,
  });
});
