import { describe, expect, test } from "vitest";
import {
  addTallies,
  tallyOfChange,
  tallyOfEnrollment,
  tallyOfFailure,
  tallyOfStep,
} from "./tally.ts";

const monday = new Date("2026-11-16T08:00:00Z");
const ahead = {
  courseStepId: "step",
  partnerId: "partner",
  state: "PENDING" as const,
  openedAt: null,
  settledAt: null,
  atRiskAt: null,
  breachedAt: null,
  stuckAt: null,
  tookSeconds: null,
  onTime: null,
  droppedAt: null,
};
const opened = { ...ahead, openedAt: monday };
const late = { ...opened, atRiskAt: monday, breachedAt: monday };
const completed = {
  ...opened,
  state: "COMPLETED" as const,
  settledAt: monday,
  tookSeconds: 90,
  onTime: true,
};

describe("a step", () => {
  test("whose turn comes leaves one situation for another", () => {
    const tally = tallyOfChange(
      tallyOfStep(ahead, true),
      tallyOfStep(opened, true),
    );
    expect(tally).toEqual({ step: { AHEAD: -1, WAITING: 1 } });
  });
  test("that is completed is measured, and counts for its partner's month", () => {
    const tally = tallyOfChange(
      tallyOfStep(late, true),
      tallyOfStep(completed, true),
    );
    expect(tally).toEqual({
      step: {
        WAITING: -1,
        AT_RISK: -1,
        BREACHED: -1,
        COMPLETED: 1,
        "DURATION:3": 1,
        SECONDS: 90,
        ON_TIME: 1,
      },
      "partner/2026-11": {
        SETTLED: 1,
        COMPLETED: 1,
        "DURATION:3": 1,
        SECONDS: 90,
        ON_TIME: 1,
      },
    });
  });
  test("that is reopened takes away exactly what completing it added", () => {
    const there = tallyOfChange(
      tallyOfStep(opened, true),
      tallyOfStep(completed, true),
    );
    const back = tallyOfChange(
      tallyOfStep(completed, true),
      tallyOfStep(opened, true),
    );
    expect(addTallies(there, back)).toEqual({});
  });
  test("of an ended enrollment is in no situation, but stays measured", () => {
    const gone = tallyOfStep(completed, false);
    expect(gone["step"]).toEqual({
      "DURATION:3": 1,
      SECONDS: 90,
      ON_TIME: 1,
    });
    const dropped = tallyOfStep({ ...late, droppedAt: monday }, false);
    expect(dropped["step"]).toEqual({ DROPPED: 1 });
  });
  test("that failed counts for its partner as often as it fails", () => {
    expect(tallyOfFailure("partner", monday)).toEqual({
      "partner/2026-11": { SETTLED: 1, FAILED: 1 },
    });
  });
});

describe("an enrollment", () => {
  const active = {
    courseId: "course",
    state: "ACTIVE" as const,
    enrolledAt: new Date("2026-10-31T23:30:00-02:00"),
  };
  test("counts in its course and in the month in which it began, in UTC", () => {
    expect(tallyOfEnrollment(active)).toEqual({
      course: { ENROLLED: 1, ACTIVE: 1 },
      "course/2026-11": { ENROLLED: 1 },
    });
  });
  test("that is canceled stays enrolled and is a drop-out", () => {
    const canceled = { ...active, state: "CANCELED" as const };
    const tally = tallyOfChange(
      tallyOfEnrollment(active),
      tallyOfEnrollment(canceled),
    );
    expect(tally).toEqual({
      course: { ACTIVE: -1, CANCELED: 1, DROPPED: 1 },
      "course/2026-11": { DROPPED: 1 },
    });
  });
});
