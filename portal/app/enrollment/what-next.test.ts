import { expect, test } from "vitest";
import type { OwnStep } from "./own-enrollment.ts";
import { whatNext } from "./what-next.ts";

const openedAt = "2026-11-21T10:00:00Z";

const step = (position: number, part: Partial<OwnStep> = {}): OwnStep => ({
  id: String(position),
  label: `S-${position}`,
  title: `Step ${position}`,
  summary: "",
  position,
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
});
const begun = (position: number) =>
  step(position, {
    openedAt,
    state: "IN_PROGRESS",
    waitingOn: "STUDENT",
    partnerEnrollment: { progress: 4, acceptedAt: openedAt },
  });
const course = (
  steps: OwnStep[],
  sequencing: "STRICT" | "ADVISORY" = "STRICT",
) => ({ state: "ACTIVE" as const, course: { title: "C", sequencing }, steps });

test("after a step of a strict course the next one opens by itself", () => {
  const steps = [begun(1), step(2)];
  expect(whatNext(begun(1), course(steps))).toEqual({
    id: "step.next.launch",
    step: "Step 2",
  });
});

test("after the last step comes the certificate", () => {
  expect(whatNext(begun(1), course([begun(1)]))?.id).toBe(
    "step.next.launchLast",
  );
});

test("in a free order the student chooses", () => {
  const steps = [begun(1), step(2)];
  expect(whatNext(begun(1), course(steps, "ADVISORY"))?.id).toBe(
    "step.next.launchFree",
  );
});

test("what is ahead opens after the step before it", () => {
  const steps = [begun(1), step(2)];
  expect(whatNext(step(2), course(steps))).toEqual({
    id: "step.next.ahead",
    step: "Step 1",
  });
});

test("after what is done nothing is said", () => {
  const done = step(1, { state: "COMPLETED" });
  expect(whatNext(done, course([done]))).toBeNull();
});
