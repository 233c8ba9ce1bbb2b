import { expect, test } from "vitest";
import { tellHistory, type StepFact } from "./history.ts";

function fact(type: string, part: Partial<StepFact> = {}): StepFact {
  return {
    id: type,
    type,
    occurredAt: "2026-11-21T10:00:00Z",
    reason: null,
    payload: {},
    ...part,
  };
}

test("the progress that a partner reported is told", () => {
  const [told] = tellHistory([
    fact("step.progressed", { payload: { progress: 40 } }),
  ]);
  expect(told).toMatchObject({ text: "history.progressed", progress: 40 });
});

test("what the machinery notes for the office is not told", () => {
  expect(
    tellHistory([fact("delivery.sent"), fact("message.quarantined")]),
  ).toEqual([]);
});

test("a reason is told where it explains a decision, not where it is an outage's error text", () => {
  const [skipped, outage] = tellHistory([
    fact("step.skipped", { reason: "Credit given." }),
    fact("partner.unavailable", { reason: "503" }),
  ]);
  expect(skipped?.reason).toBe("Credit given.");
  expect(outage?.reason).toBeNull();
});

test("a payload of another shape tells no progress", () => {
  const [told] = tellHistory([fact("step.progressed", { payload: "40" })]);
  expect(told?.progress).toBe(0);
});

test("how a wait or a booking ended is told with its reason", () => {
  const reason = "The offer ran out on Sat, 21 Nov 2026, 18:00 UTC.";
  const told = tellHistory(
    [
      "waitlist.passed",
      "waitlist.expired",
      "waitlist.left",
      "booking.canceled",
      "step.paused",
    ].map((type) => fact(type, { reason })),
  );
  expect(told.map(({ text }) => text)).toEqual([
    "history.passed",
    "history.offerEnded",
    "history.left",
    "history.unbooked",
    "history.paused",
  ]);
  expect(told.every((each) => each.reason === reason)).toBe(true);
});

test("a step that waits because its booking ended asks for another class; one that the school put on hold says so", () => {
  const reason = "Canceled by the student.";
  const [rebook, onHold] = tellHistory([
    fact("step.paused", { reason, payload: { bookingId: "b" } }),
    fact("step.paused", { reason: "Step 1 was reopened." }),
  ]);
  expect(rebook).toMatchObject({ text: "history.rebook", reason: null });
  expect(onHold?.text).toBe("history.paused");
});
