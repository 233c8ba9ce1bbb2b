import { describe, expect, test } from "vitest";
import { compare, type OurRecord, type Reported } from "./comparison.rules.ts";

const noon = new Date("2026-11-16T12:00:00Z");
const theirs: Reported = {
  externalId: "m-1",
  reference: "ref-1",
  status: "enrolled",
  progress: 40,
  score: null,
  changedAt: null,
  certificateUrl: null,
};
const ours: OurRecord = {
  id: "ref-1",
  desiredState: "ENROLLED",
  observedState: "ENROLLED",
  externalId: "m-1",
  acceptedAt: noon,
  progress: 40,
  certificateUrl: null,
  lastError: null,
};
const unanswered: OurRecord = {
  ...ours,
  observedState: "UNKNOWN",
  externalId: null,
  acceptedAt: null,
  progress: 0,
};
const completed: OurRecord = {
  ...ours,
  observedState: "COMPLETED",
  progress: 100,
};
const withdrawn: OurRecord = {
  ...ours,
  desiredState: "WITHDRAWN",
  observedState: "WITHDRAWN",
};

const kindOf = (report: Partial<Reported>, record: OurRecord | null = ours) => {
  const found = compare({ ...theirs, ...report }, record, noon);
  if (found.kind === "repair") return found.messages.map(({ type }) => type);
  return found.kind === "drift" ? found.difference.kind : found.kind;
};

describe("what the partner knows more of is repaired", () => {
  test.each<[string, Partial<Reported>, OurRecord, string[]]>([
    ["a completion", { status: "completed" }, ours, ["courseCompleted"]],
    [
      "a completion with its certificate",
      { status: "completed", certificateUrl: "https://m.example/c" },
      ours,
      ["courseCompleted", "certificateIssued"],
    ],
    [
      "a certificate that came later",
      { status: "completed", certificateUrl: "https://m.example/c" },
      completed,
      ["certificateIssued"],
    ],
    ["progress", { progress: 41 }, ours, ["progressUpdated"]],
    ["an acceptance", { progress: 0 }, unanswered, ["enrollmentCreated"]],
    [
      "an acceptance, and progress since",
      {},
      unanswered,
      ["enrollmentCreated", "progressUpdated"],
    ],
    [
      "an acceptance after a refusal",
      { progress: null },
      { ...unanswered, observedState: "REFUSED" },
      ["enrollmentCreated"],
    ],
  ])("%s", (_name, report, record, messages) => {
    expect(kindOf(report, record)).toEqual(messages);
  });

  test("as of the partner's own time, or now where it tells none", () => {
    const timeOf = (changedAt: Date | null) => {
      const found = compare({ ...theirs, progress: 50, changedAt }, ours, noon);
      return found.kind === "repair" ? found.messages[0]?.occurredAt : null;
    };
    const earlier = new Date("2026-11-15T12:00:00Z");
    expect([timeOf(earlier), timeOf(null)]).toEqual([earlier, noon]);
  });
});

describe("what a machine should not settle is for a person", () => {
  test.each<[string, Partial<Reported>, OurRecord | null]>([
    ["UNKNOWN_HERE", {}, null],
    ["UNKNOWN_HERE", { externalId: "m-2" }, ours],
    ["WITHDRAWN_THERE", { status: "withdrawn" }, ours],
    ["STILL_THERE", {}, withdrawn],
    [
      "STILL_THERE",
      {},
      { ...withdrawn, observedState: "ENROLLED", lastError: "Too late." },
    ],
    ["REGRESSED", {}, completed],
    ["REGRESSED", { status: "withdrawn" }, completed],
  ])("%s", (kind, report, record) => {
    expect(kindOf(report, record)).toBe(kind);
  });
});

describe("no difference at all is", () => {
  test.each<[string, Partial<Reported>, OurRecord | null]>([
    ["what both say", {}, ours],
    ["less progress there", { progress: 10 }, ours],
    ["a completion that both know", { status: "completed" }, completed],
    [
      "a place that is gone, and that nobody knows here",
      { status: "withdrawn" },
      null,
    ],
    ["a withdrawal that both know", { status: "withdrawn" }, withdrawn],
    [
      "a withdrawal that is on its way",
      {},
      { ...withdrawn, observedState: "ENROLLED" },
    ],
    [
      "a withdrawn place whose request was never answered",
      { status: "withdrawn" },
      unanswered,
    ],
  ])("%s", (_name, report, record) => {
    expect(kindOf(report, record)).toBe("same");
  });
});

test("a place that the partner is still making is neither repaired nor a difference", () => {
  expect(kindOf({ status: "pending", progress: 0 }, unanswered)).toBe("same");
  expect(kindOf({ status: "pending", progress: 41 })).toEqual([
    "progressUpdated",
  ]);
});
