import { expect, test } from "vitest";
import { mostPressingFirst, nextAction, shareOut } from "./next-action.ts";
import type { OwnEnrollment, OwnStep } from "./own-enrollment.ts";
import { standingOf } from "./standing.ts";

const openedAt = "2026-11-21T10:00:00Z";
const accepted = { progress: 40, acceptedAt: openedAt };

function step(part: Partial<OwnStep>): OwnStep {
  return {
    id: "1",
    label: "SFZ-1",
    title: "Safety",
    summary: "",
    position: 1,
    kind: "PARTNER",
    required: true,
    state: "PENDING",
    bookingStatus: null,
    wouldSkipAhead: false,
    lacksRight: false,
    booking: null,
    calledOff: null,
    openedAt: null,
    settledAt: null,
    waitingOn: null,
    partnerDownSince: null,
    confirmDays: 1,
    usual: { p25Seconds: null, p75Seconds: null, samples: 0 },
    partner: { name: "Milady" },
    partnerEnrollment: null,
    ...part,
  };
}

function enrollment(
  steps: OwnStep[],
  part: Partial<OwnEnrollment> = {},
): OwnEnrollment {
  const current = steps.find(
    ({ required, state }) =>
      required && state !== "COMPLETED" && state !== "SKIPPED",
  );
  return {
    id: "e",
    state: "ACTIVE",
    attempt: 1,
    enrolledAt: openedAt,
    completedAt: null,
    percentComplete: 0,
    estimate: null,
    person: { id: "p" },
    course: { title: "Salon Foundations", sequencing: "STRICT" },
    currentStep: current ? { id: current.id } : null,
    certificate: null,
    steps,
    ...part,
  };
}

const requested = step({ openedAt, waitingOn: "PARTNER" });
const begun = step({
  openedAt,
  state: "IN_PROGRESS",
  waitingOn: "STUDENT",
  partnerEnrollment: accepted,
});
const advisory = {
  course: { title: "Digital Literacy", sequencing: "ADVISORY" },
} as const;

test.each([
  ["a begun step is launched", enrollment([begun]), "launch"],
  [
    "a requested step waits for the partner",
    enrollment([requested]),
    "partner",
  ],
  [
    "a step that is tried again waits for the partner's new answer",
    enrollment([
      step({
        openedAt,
        state: "IN_PROGRESS",
        waitingOn: "STUDENT",
        partnerEnrollment: { progress: 0, acceptedAt: null },
      }),
    ]),
    "partner",
  ],
  [
    "a failed step is the school's matter",
    enrollment([step({ openedAt, state: "FAILED", waitingOn: "ADMIN" })]),
    "failed",
  ],
  [
    "in a free order the student chooses",
    enrollment([step({})], advisory),
    "choose",
  ],
  [
    "in a strict order the step opens by itself",
    enrollment([step({})]),
    "opensSoon",
  ],
  [
    "a paused course waits",
    enrollment([begun], { state: "SUSPENDED" }),
    "paused",
  ],
  [
    "a course that has not begun waits",
    enrollment([begun], { state: "PENDING" }),
    "notBegun",
  ],
  [
    "a canceled course is over",
    enrollment([begun], { state: "CANCELED" }),
    "over",
  ],
  [
    "a finished course waits for its certificate",
    enrollment([step({ state: "COMPLETED" })], { state: "COMPLETED" }),
    "finishing",
  ],
])("%s", (_fact, given, kind) => {
  expect(nextAction(given).kind).toBe(kind);
});

test("training that can be launched comes before waiting for another step", () => {
  const optional = { ...begun, id: "2", required: false };
  expect(nextAction(enrollment([requested, optional]))).toEqual({
    kind: "launch",
    step: optional,
  });
});

test("the course with something to do stands first, the canceled one last", () => {
  const canceled = enrollment([begun], { id: "canceled", state: "CANCELED" });
  const waiting = enrollment([requested], { id: "waiting" });
  const ready = enrollment([begun], { id: "ready" });
  expect(
    mostPressingFirst([canceled, waiting, ready]).map(({ id }) => id),
  ).toEqual(["ready", "waiting", "canceled"]);
});

test("an optional step of a strict course may be chosen at any time", () => {
  const optional = step({ id: "2", required: false });
  expect(standingOf(optional, enrollment([begun, optional]))).toBe("choose");
});

test("nothing may be chosen while the course is paused", () => {
  const paused = enrollment([step({})], { ...advisory, state: "SUSPENDED" });
  expect(standingOf(step({}), paused)).toBe("ahead");
});

const certificate = {
  serial: "TL-1",
  state: "ACTIVE",
  personName: "Ana Silva",
  courseTitle: "Salon Foundations",
  issuedAt: openedAt,
  expiresAt: null,
  isPrinted: true,
  downloadPath: "/certificates/TL-1.pdf",
} as const;
const finished = enrollment([step({ state: "COMPLETED" })], {
  state: "COMPLETED",
  certificate,
});

test("a finished course stands in front as long as there is nothing to do", () => {
  expect(shareOut([finished])).toEqual({ current: [finished], behind: [] });
});

test("a finished course lies behind as soon as another one goes on", () => {
  const ready = enrollment([begun]);
  expect(shareOut([finished, ready])).toEqual({
    current: [ready],
    behind: [finished],
  });
});

const seat = (state: "BOOKED" | "HELD") => ({
  id: "b",
  state,
  attendance: null,
  session: {
    title: "Class",
    startsAt: "2026-12-01T23:00:00Z",
    minutes: 60,
    timeZone: "Etc/UTC",
  },
});
const liveClass = (part: Partial<OwnStep>) =>
  step({ kind: "SESSION", partner: null, bookingStatus: "UNBOOKED", ...part });

test("a class is booked next, and after it the next one that can be", () => {
  const first = liveClass({ id: "1" });
  const second = liveClass({ id: "2", position: 2, wouldSkipAhead: true });
  const free = { course: { title: "C", sequencing: "ADVISORY" as const } };
  expect(nextAction(enrollment([first, second], free))).toMatchObject({
    kind: "book",
    step: { id: "1" },
  });
  const booked = { ...first, booking: seat("BOOKED") };
  expect(nextAction(enrollment([booked, second], free))).toMatchObject({
    kind: "book",
    step: { id: "2" },
  });
  expect(nextAction(enrollment([booked, second]))).toMatchObject({
    kind: "booked",
    step: { id: "1" },
  });
});

test("a seat that is kept for an answer comes before everything else", () => {
  const offered = liveClass({ id: "2", position: 2, booking: seat("HELD") });
  expect(nextAction(enrollment([begun, offered]))).toMatchObject({
    kind: "offered",
    step: { id: "2" },
  });
});

test("in a strict course a class whose turn has not come is ahead", () => {
  const later = liveClass({ wouldSkipAhead: true });
  expect(standingOf(later, enrollment([later]))).toBe("ahead");
});
