import { describe, expect, test } from "vitest";
import { arrange, blankStep, readSection, withOption } from "./builder.form.ts";
import type { Content } from "./builder.query.ts";
import { idOfField, sectionOfField } from "./builder.sections.ts";

const content: Content = {
  code: "SFZ",
  title: "Salon",
  description: "",
  marketingCopy: "",
  imageAlt: "",
  removesImage: false,
  defaultTimeZone: "Etc/UTC",
  sequencing: "ADVISORY",
  cancelHours: 24,
  lateCancelForfeits: true,
  bookingOpensDays: null,
  bookingClosesMinutes: 0,
  offerMinutes: 720,
  privateCredits: null,
  privateValidDays: null,
  groupCredits: null,
  groupValidDays: null,
  isSold: true,
  currency: "usd",
  unitAmount: null,
  steps: [blankStep("a"), blankStep("b"), blankStep("c")],
};

const form = (values: Record<string, string | string[]>) => {
  const fields = new FormData();
  for (const [name, value] of Object.entries(values))
    for (const each of [value].flat()) fields.append(name, each);
  return fields;
};

describe("a station’s form", () => {
  test("changes what it has and nothing else", () => {
    const { content: read, problems } = readSection(
      "bundle",
      form({ privateCredits: "3", privateValidDays: "90" }),
      content,
    );
    expect(problems).toEqual([]);
    expect(read).toEqual({
      ...content,
      privateCredits: 3,
      privateValidDays: 90,
    });
  });

  test("names a number that is none, keeps the old one, and reads the rest", () => {
    const { content: read, problems } = readSection(
      "bundle",
      form({ privateCredits: "three", groupCredits: "5" }),
      { ...content, privateCredits: 2 },
    );
    expect(problems).toMatchObject([{ field: "privateCredits" }]);
    expect(read).toMatchObject({ privateCredits: 2, groupCredits: 5 });
  });

  test("has the steps in the order of the page, with a slug where none is typed", () => {
    const { content: read } = readSection(
      "steps",
      form({ step: ["c", "a", "new"], "steps.new.label": "SFZ-1 Café" }),
      content,
    );
    expect(read.steps.map(({ key }) => key)).toEqual(["c", "a", "new"]);
    expect(read.steps[2]).toMatchObject({ slug: "sfz-1-cafe", id: null });
  });

  test.each([
    [{ currency: "jpy", unitAmount: "5000", isSold: "yes" }, [], 5_000],
    [{ currency: "jpy", unitAmount: "5000.5" }, ["unitAmount"], null],
    [{ currency: "dollars", unitAmount: "5" }, ["currency"], null],
  ])("reads the price %j", (values, faults, unitAmount) => {
    const { content: read, problems } = readSection(
      "price",
      form(values),
      content,
    );
    expect(problems.map(({ field }) => field)).toEqual(faults);
    expect(read.unitAmount).toBe(unitAmount);
  });
});

test.each([
  [["up", "b"], "bac"],
  [["down", "b"], "acb"],
  [["remove", "a"], "bc"],
  [["add", "d"], "abcd"],
  [["up", "a"], "abc"],
  [["down", "c"], "abc"],
  [["up", "z"], "abc"],
])("the button %j gives %s", (command, expected) => {
  const keys = arrange(content.steps, command, blankStep).map(({ key }) => key);
  expect(keys.join("")).toBe(expected);
});

test("a class that is taken out and put back is as it was", () => {
  const option = { key: "a", sessionId: "s" };
  const out = withOption(content, { ...option, isOption: false });
  expect(out.steps[0]?.detach).toEqual(["s"]);
  expect(withOption(out, { ...option, isOption: true })).toEqual(content);
  const added = withOption(content, { ...option, isOption: true });
  expect(added.steps[0]?.attach).toEqual(["s"]);
  expect(withOption(added, { ...option, isOption: false })).toEqual(content);
});

test.each([
  ["title", "shell", "title"],
  ["steps", "steps", "steps"],
  ["steps.1.label", "steps", "steps.b.label"],
  ["steps.2.options", "options", "steps.c.options"],
  ["unitAmount", "price", "unitAmount"],
  ["groupCredits", "bundle", "groupCredits"],
])("%s is mended at %s as %s", (field, section, id) => {
  expect(sectionOfField(field)).toBe(section);
  expect(idOfField(field, content.steps)).toBe(id);
});
