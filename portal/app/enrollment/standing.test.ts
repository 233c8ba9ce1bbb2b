import { expect, test } from "vitest";
import { standingOf } from "./standing.ts";

type Step = Parameters<typeof standingOf>[0];

const seat = (part: Partial<NonNullable<Step["booking"]>> = {}) => ({
  id: "b",
  state: "BOOKED" as const,
  attendance: null,
  session: {
    title: "Class",
    startsAt: "2026-11-20T10:00:00Z",
    minutes: 60,
    timeZone: "Etc/UTC",
  },
  ...part,
});

const liveClass = (part: Partial<Step>): Step => ({
  id: "1",
  label: "SFZ-1",
  title: "Safety",
  summary: "",
  position: 1,
  kind: "SESSION",
  required: true,
  state: "IN_PROGRESS",
  bookingStatus: "BOOKED",
  wouldSkipAhead: false,
  lacksRight: false,
  booking: null,
  calledOff: null,
  openedAt: "2026-11-19T10:00:00Z",
  settledAt: null,
  waitingOn: null,
  partnerDownSince: null,
  confirmDays: 1,
  usual: { p25Seconds: null, p75Seconds: null, samples: 0 },
  partner: null,
  partnerEnrollment: null,
  ...part,
});
const course = { title: "Course", sequencing: "STRICT" as const };
const standing = (part: Partial<Step>) =>
  standingOf(liveClass(part), { state: "ACTIVE", course });

test("a class that is booked is booked until the roll says otherwise", () => {
  expect(standing({ booking: seat() })).toBe("booked");
  expect(standing({ booking: seat({ state: "HELD" }) })).toBe("offered");
  expect(standing({ booking: seat({ attendance: "ATTENDED" }) })).toBe(
    "booked",
  );
});

test.each(["EXCUSED", "NO_SHOW"] as const)(
  "a step whose class was missed (%s) is to be booked again",
  (attendance) => {
    const booking = seat({ attendance });
    expect(standing({ state: "PENDING", booking })).toBe("book");
    expect(standing({ state: "IN_PROGRESS", booking })).toBe("book");
  },
);

test("an optional class that was not taken in a completed course is an extra one, and other optional steps are not needed", () => {
  const after = (part: Partial<Step>) =>
    standingOf(liveClass({ required: false, ...part }), {
      state: "COMPLETED",
      course,
    });
  const untaken = { state: "PENDING" as const, openedAt: null };
  expect(after(untaken)).toBe("extra");
  expect(after({ ...untaken, kind: "PARTNER" })).toBe("unneeded");
  expect(after({ booking: seat() })).toBe("booked");
  expect(after({ state: "COMPLETED" })).toBe("done");
});

test("a step that was completed in spite of a missed class is done", () => {
  const booking = seat({ attendance: "NO_SHOW" });
  expect(standing({ state: "COMPLETED", booking })).toBe("done");
});
