import { expect, test } from "vitest";
import {
  previewEnrollmentCommand,
  previewStepCommand,
  type PreviewEnrollment,
} from "./preview.ts";

type Step = PreviewEnrollment["steps"][number];

const step = (position: number, changes: Partial<Step> = {}): Step => ({
  id: `step-${position}`,
  position,
  label: `S-${position}`,
  title: "Title",
  kind: "PARTNER",
  state: "PENDING",
  required: true,
  openedAt: null,
  startedAt: null,
  partner: { name: "Milady" },
  ...changes,
});
const at = "2026-11-20T10:00:00Z";
const here = { state: "IN_PROGRESS", openedAt: at, startedAt: at } as const;
const done = { state: "COMPLETED", openedAt: at, startedAt: at } as const;

const enrollment = (
  steps: Step[],
  changes: Partial<PreviewEnrollment> = {},
): PreviewEnrollment => ({
  state: "ACTIVE",
  course: { sequencing: "STRICT" },
  steps,
  classSteps: [],
  ...changes,
});
const ids = (sentences: { id: string }[]) => sentences.map(({ id }) => id);

test("completing a step opens the next one at its partner", () => {
  const first = step(1, here);
  const said = previewStepCommand(
    "complete",
    first,
    enrollment([first, step(2)]),
  );
  expect(ids(said)).toEqual(["preview.completes", "preview.opensAtPartner"]);
  expect(said[1]?.values).toEqual({ step: "S-2 Title", partner: "Milady" });
});

test("completing the last required step brings the certificate", () => {
  const last = step(1, here);
  const optional = step(2, { required: false });
  expect(
    ids(previewStepCommand("complete", last, enrollment([last, optional]))),
  ).toEqual(["preview.completes", "preview.certificate"]);
});

test("skipping tells the partner, and nothing opens while suspended", () => {
  const first = step(1, here);
  const suspended = enrollment([first, step(2)], { state: "SUSPENDED" });
  expect(ids(previewStepCommand("skip", first, suspended))).toEqual([
    "preview.skips",
    "preview.withdraws",
    "preview.opensNothing",
  ]);
});

test("a step ahead of the current one changes nothing else when completed", () => {
  const ahead = step(2);
  expect(
    ids(
      previewStepCommand("complete", ahead, enrollment([step(1, here), ahead])),
    ),
  ).toEqual(["preview.completes", "preview.restStays"]);
});

test("reopening sends later steps back to wait and revokes a certificate", () => {
  const first = step(1, done);
  expect(
    ids(
      previewStepCommand("reopen", first, enrollment([first, step(2, here)])),
    ),
  ).toEqual(["preview.inProgressAgain", "preview.waitsAgain"]);
  const completed = enrollment([first], { state: "COMPLETED" });
  expect(ids(previewStepCommand("reopen", first, completed))).toContain(
    "preview.revokes",
  );
});

test("a retry of a step that never began asks the partner again", () => {
  const failed = step(1, { state: "FAILED", openedAt: at });
  expect(
    ids(previewStepCommand("retry", failed, enrollment([failed]))),
  ).toEqual(["preview.opensAtPartner"]);
});

test("canceling names every partner that is told", () => {
  const steps = [step(1, done), step(2, here), step(3)];
  expect(ids(previewEnrollmentCommand("cancel", enrollment(steps)))).toEqual([
    "preview.cancels",
    "preview.withdraws",
  ]);
});

test("advancing an enrollment that is under way says that nothing changes", () => {
  const underWay = enrollment([step(1, here), step(2)]);
  expect(ids(previewEnrollmentCommand("advance", underWay))).toEqual([
    "preview.nothingToDo",
  ]);
});

test("in an ADVISORY course nothing opens by itself once the first step has", () => {
  const first = step(1, here);
  const advisory = enrollment([first, step(2)], {
    course: { sequencing: "ADVISORY" },
  });
  expect(ids(previewStepCommand("complete", first, advisory))).toEqual([
    "preview.completes",
    "preview.restStays",
  ]);
});

const coming = {
  state: "BOOKED",
  attendance: null,
  session: { title: "To come", phase: "COMING" },
};
const withClasses = enrollment([step(1, here), step(2)], {
  classSteps: [
    {
      id: "step-1",
      bookings: [
        coming,
        { ...coming, state: "CANCELED" },
        { ...coming, attendance: "NO_SHOW" },
        { ...coming, session: { title: "Begun", phase: "UNDER_WAY" } },
      ],
      waits: [],
    },
    {
      id: "step-2",
      bookings: [{ ...coming, state: "HELD" }],
      waits: [
        { state: "WAITING", session: { title: "Full" } },
        // Its seat is held, and told above.
        { state: "OFFERED", session: { title: "To come" } },
      ],
    },
  ],
});

test.each(["suspend", "cancel"] as const)(
  "%s tells of every seat to come and place in line that is given up",
  (command) => {
    const said = previewEnrollmentCommand(command, withClasses).filter(
      ({ id }) => id.startsWith("preview.leaves"),
    );
    expect(said).toEqual([
      { id: "preview.leavesClass", values: { title: "To come" } },
      { id: "preview.leavesClass", values: { title: "To come" } },
      { id: "preview.leavesLine", values: { title: "Full" } },
    ]);
  },
);

test.each(["complete", "skip"] as const)(
  "%s tells of the step's own seat, and of no other's",
  (command) => {
    const first = withClasses.steps[0];
    if (!first) throw new Error("there is no step");
    const said = previewStepCommand(command, first, withClasses).filter(
      ({ id }) => id.startsWith("preview.leaves"),
    );
    expect(said).toEqual([
      { id: "preview.leavesClass", values: { title: "To come" } },
    ]);
  },
);

test("suspending says that seats are not taken again, where some are given up", () => {
  expect(ids(previewEnrollmentCommand("suspend", withClasses))).toContain(
    "preview.booksAnew",
  );
  expect(
    ids(previewEnrollmentCommand("suspend", enrollment([step(1, here)]))),
  ).toEqual(["preview.suspends"]);
});
