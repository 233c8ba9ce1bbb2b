import { describe, expect, test } from "vitest";
import { changesOf } from "./draft.changes.ts";
import {
  emptyDraft,
  type DraftContent,
  type DraftStep,
} from "./draft.content.ts";
import { objectionsTo, type DraftFacts } from "./draft.rules.ts";
import { mostImageBytes, pictureTypeOf } from "./image.rules.ts";
import type { OptionSession } from "./option.rules.ts";

const now = new Date("2026-11-16T08:00:00Z");
const partnerId = "11111111-1111-4111-8111-111111111111";

const step = (place: number, change: Partial<DraftStep> = {}): DraftStep => ({
  key: `k${place}`,
  id: null,
  label: `SFZ-${place}`,
  slug: `sfz-${place}`,
  title: `Step ${place}`,
  summary: "",
  kind: "SESSION",
  required: true,
  expectedDays: 7,
  partnerId: null,
  partnerCourseRef: "",
  contentCourseRef: "",
  attach: [],
  detach: [],
  ...change,
});

const draft = (change: Partial<DraftContent> = {}): DraftContent => ({
  ...emptyDraft,
  code: "SFZ",
  title: "Salon",
  description: "All of it.",
  unitAmount: 10_000,
  steps: [step(1), step(2)],
  ...change,
});

const facts = (change: Partial<DraftFacts> = {}): DraftFacts => ({
  publishedCode: null,
  isCodeTaken: false,
  partnerIds: new Set([partnerId]),
  present: [],
  students: 0,
  hasImage: false,
  shares: [],
  sessions: new Map(),
  attached: new Map(),
  booked: new Map(),
  now,
  ...change,
});

const errors = (content: DraftContent, known = facts()) =>
  objectionsTo(content, known)
    .filter(({ severity }) => severity === "ERROR")
    .map(({ field }) => field);
const warnings = (content: DraftContent, known = facts()) =>
  objectionsTo(content, known)
    .filter(({ severity }) => severity === "WARNING")
    .map(({ field }) => field);

describe("a draft", () => {
  test("that is whole can be published, and what nobody can book yet is said", () => {
    expect(errors(draft())).toEqual([]);
    expect(warnings(draft())).toEqual(["steps.0.options", "steps.1.options"]);
  });

  test.each([
    ["code", { code: "" }],
    ["code", { code: "S F Z" }],
    ["code", { code: "new" }],
    ["title", { title: "" }],
    ["defaultTimeZone", { defaultTimeZone: "Mars/Base" }],
    ["cancelHours", { cancelHours: -1 }],
    ["cancelHours", { cancelHours: null }],
    ["bookingOpensDays", { bookingOpensDays: 0 }],
    ["bookingClosesMinutes", { bookingClosesMinutes: 1_000_000 }],
    ["offerMinutes", { offerMinutes: 1 }],
    ["steps", { steps: [] }],
    ["steps", { steps: [step(1, { required: false })] }],
    ["steps.1.label", { steps: [step(1), step(2, { label: "sfz-1" })] }],
    ["steps.1.slug", { steps: [step(1), step(2, { slug: "sfz-1" })] }],
    ["steps.0.label", { steps: [step(1, { label: "" })] }],
    ["steps.0.slug", { steps: [step(1, { slug: "SFZ 1" })] }],
    ["steps.0.title", { steps: [step(1, { title: "" })] }],
    ["steps.0.expectedDays", { steps: [step(1, { expectedDays: 0 })] }],
    ["steps.0.expectedDays", { steps: [step(1, { expectedDays: null })] }],
    [
      "steps.0.partnerId",
      { steps: [step(1, { kind: "PARTNER", partnerCourseRef: "x" })] },
    ],
    [
      "steps.0.partnerCourseRef",
      { steps: [step(1, { kind: "PARTNER", partnerId })] },
    ],
    ["steps.0.contentCourseRef", { steps: [step(1, { kind: "CONTENT" })] }],
    ["steps.0.id", { steps: [step(1, { id: partnerId })] }],
    ["steps.0.options", { steps: [step(1, { attach: [partnerId] })] }],
    ["privateValidDays", { privateValidDays: 30 }],
    ["groupCredits", { groupCredits: -3 }],
    ["unitAmount", { unitAmount: null }],
    ["unitAmount", { unitAmount: -1 }],
    ["currency", { currency: "" }],
  ] as const)(
    "with a wrong %s is refused by that field: %j",
    (field, change) => {
      expect(errors(draft(change as Partial<DraftContent>))).toEqual([field]);
    },
  );

  test("of a course keeps its code, and its steps their kind", () => {
    const present = [{ id: "s1", kind: "PARTNER", label: "SFZ-1" }] as const;
    const known = facts({ publishedCode: "OLD", present, students: 3 });
    const content = draft({ steps: [step(1, { id: "s1" })] });
    expect(errors(content, known)).toEqual(["code", "steps.0.kind"]);
    expect(warnings(draft(), known)).toContain("steps");
  });

  test("that is not sold needs no price", () => {
    const content = draft({ isSold: false, unitAmount: null });
    expect(errors(content)).toEqual([]);
    expect(warnings(content)).toContain("isSold");
  });
});

describe("the options of a draft", () => {
  const session = (
    id: string,
    change: Partial<OptionSession> = {},
  ): [string, OptionSession] => [
    id,
    {
      id,
      title: `Class ${id}`,
      state: "SCHEDULED",
      startsAt: new Date("2026-12-01T10:00:00Z"),
      minutes: 60,
      instructorId: null,
      instructorName: null,
      room: null,
      ...change,
    },
  ];
  const with_ = (...sessions: [string, OptionSession][]) =>
    facts({ sessions: new Map(sessions) });
  const two = draft({
    steps: [step(1, { attach: ["a"] }), step(2, { attach: ["b"] })],
  });

  test.each([
    ["instructorId", { instructorId: "ina", instructorName: "Ina" }],
    ["room", { room: "Salon 2" }],
  ] as const)(
    "at one time conflict where they share the %s",
    (_what, shared) => {
      expect(
        errors(two, with_(session("a", shared), session("b", shared))),
      ).toEqual(["steps.1.options"]);
      const later = { ...shared, startsAt: new Date("2026-12-01T11:00:00Z") };
      expect(
        errors(two, with_(session("a", shared), session("b", later))),
      ).toEqual([]);
    },
  );

  test("conflict in one room, however its name is written", () => {
    const sessions = with_(
      session("a", { room: "Salon 2" }),
      session("b", { room: "salon 2" }),
    );
    expect(errors(two, sessions)).toEqual(["steps.1.options"]);
  });

  test("that were there before conflict as a warning alone", () => {
    const shared = { room: "Salon 2" };
    const known = facts({
      sessions: new Map([session("a", shared), session("b", shared)]),
      attached: new Map([
        ["s1", ["a"]],
        ["s2", ["b"]],
      ]),
      present: [
        { id: "s1", kind: "SESSION", label: "SFZ-1" },
        { id: "s2", kind: "SESSION", label: "SFZ-2" },
      ],
    });
    const content = draft({
      steps: [step(1, { id: "s1" }), step(2, { id: "s2" })],
    });
    expect(errors(content, known)).toEqual([]);
    expect(warnings(content, known)).toContain("steps.1.options");
  });

  test("say when no student could take both of two steps", () => {
    expect(warnings(two, with_(session("a"), session("b")))).toEqual([
      "steps.1.options",
    ]);
    const wider = draft({
      steps: [step(1, { attach: ["a"] }), step(2, { attach: ["b", "c"] })],
    });
    const later = { startsAt: new Date("2026-12-02T10:00:00Z") };
    expect(
      warnings(wider, with_(session("a"), session("b"), session("c", later))),
    ).toEqual([]);
  });

  test.each([
    [{ state: "CANCELED" }],
    [{ startsAt: new Date("2026-11-01T10:00:00Z") }],
  ] as const)("are not attached when they are %j", (change) => {
    const content = draft({ steps: [step(1, { attach: ["a"] })] });
    expect(errors(content, with_(session("a", change)))).toEqual([
      "steps.0.options",
    ]);
  });

  test("stay while they are booked for the step", () => {
    const known = facts({
      present: [{ id: "s1", kind: "SESSION", label: "SFZ-1" }],
      sessions: new Map([session("a")]),
      attached: new Map([["s1", ["a"]]]),
      booked: new Map([["s1.a", 1]]),
    });
    const content = draft({ steps: [step(1, { id: "s1", detach: ["a"] })] });
    expect(errors(content, known)).toEqual(["steps.0.options"]);
  });
});

test("what publishing changes is told line by line", () => {
  const present = draft({
    steps: [step(1, { id: "s1" }), step(2, { id: "s2" })],
  });
  expect(changesOf(present, present)).toEqual([]);
  const changed = draft({
    title: "Salon anew",
    unitAmount: 12_000,
    privateCredits: 2,
    steps: [step(2, { id: "s2" }), step(3)],
  });
  expect(
    changesOf(present, changed).map(({ kind, field, label }) =>
      [kind, field, label].filter(Boolean).join(" "),
    ),
  ).toEqual([
    "CHANGED title",
    "CHANGED position SFZ-2",
    "ADDED steps SFZ-3",
    "REMOVED steps SFZ-1",
    "CHANGED bundle",
    "CHANGED price",
  ]);
});

test.each([
  [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1], "image/png"],
  [[0xff, 0xd8, 0xff, 0xe0], "image/jpeg"],
  [
    [...Buffer.from("RIFF"), 1, 2, 3, 4, ...Buffer.from("WEBPVP8 ")],
    "image/webp",
  ],
  [[...Buffer.from("RIFF"), 1, 2, 3, 4, ...Buffer.from("WAVE")], null],
  [[...Buffer.from("<svg/>")], null],
  [[], null],
])("a file that begins with %j is %s", (bytes, type) => {
  expect(pictureTypeOf(new Uint8Array(bytes))).toBe(type);
  expect(mostImageBytes).toBe(2_097_152);
});
