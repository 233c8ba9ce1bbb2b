import type { Problem } from "@throughline/ui";
import { readAmount } from "./amount.ts";
import type { Content, ContentStep } from "./builder.query.ts";
import type { Section } from "./builder.sections.ts";

/** What a station's form says: the draft with it, and what could not be read at all. */
export interface Reading {
  content: Content;
  problems: Problem[];
}

/** Reads the form of one station into a draft. Fields that it does not have, or that cannot be read, stay as they are. */
export function readSection(
  section: Section,
  fields: FormData,
  content: Content,
): Reading {
  const problems: Problem[] = [];
  const reader = openReader(fields, problems);
  const read = readers[section]?.(reader, content) ?? {};
  return { content: { ...content, ...read }, problems };
}

const notWhole = "Give a whole number.";

function openReader(fields: FormData, problems: Problem[]) {
  const text = (name: string) => {
    const value = fields.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  return {
    fields,
    problems,
    text,
    has: (name: string) => fields.get(name) === "yes",
    /** `kept` where it cannot be read. */
    number: (name: string, kept: number | null): number | null => {
      const typed = text(name);
      if (typed === "") return null;
      if (/^-?\d{1,9}$/.test(typed)) return Number(typed);
      problems.push({ field: name, message: notWhole });
      return kept;
    },
  };
}

type Reader = ReturnType<typeof openReader>;

const readers: Partial<
  Record<Section, (reader: Reader, content: Content) => Partial<Content>>
> = {
  shell: ({ text, has, number }, content) => ({
    code: text("code") || content.code,
    title: text("title"),
    description: text("description"),
    marketingCopy: text("marketingCopy"),
    imageAlt: text("imageAlt"),
    defaultTimeZone: text("defaultTimeZone"),
    sequencing: text("sequencing") === "STRICT" ? "STRICT" : "ADVISORY",
    cancelHours: number("cancelHours", content.cancelHours),
    lateCancelForfeits: has("lateCancelForfeits"),
    bookingOpensDays: number("bookingOpensDays", content.bookingOpensDays),
    bookingClosesMinutes: number(
      "bookingClosesMinutes",
      content.bookingClosesMinutes,
    ),
    offerMinutes: number("offerMinutes", content.offerMinutes),
  }),
  steps: (reader, { steps }) => ({
    steps: reader.fields
      .getAll("step")
      .filter((key) => typeof key === "string")
      .filter((key) => /^[\w-]{1,60}$/.test(key))
      .slice(0, 100)
      .map((key) => readStep(reader, key, steps)),
  }),
  bundle: ({ number }, content) => ({
    privateCredits: number("privateCredits", content.privateCredits),
    privateValidDays: number("privateValidDays", content.privateValidDays),
    groupCredits: number("groupCredits", content.groupCredits),
    groupValidDays: number("groupValidDays", content.groupValidDays),
  }),
  price({ text, has, problems }, before) {
    const currency = text("currency").toLowerCase();
    const typed = text("unitAmount");
    const isCode = /^[a-z]{3}$/.test(currency);
    const unitAmount =
      isCode && typed !== "" ? readAmount(typed, currency) : null;
    if (!isCode)
      problems.push({
        field: "currency",
        message: "Give the three letters of a currency, such as USD.",
      });
    else if (typed !== "" && unitAmount === null)
      problems.push({
        field: "unitAmount",
        message:
          "Give an amount with as many decimals as the currency has, such as 199.00.",
      });
    const price =
      problems.length === 0
        ? { currency, unitAmount }
        : { currency: before.currency, unitAmount: before.unitAmount };
    return { isSold: has("isSold"), ...price };
  },
};

function readStep(
  { text, has, number }: Reader,
  key: string,
  steps: readonly ContentStep[],
): ContentStep {
  const before = steps.find((step) => step.key === key) ?? blankStep(key);
  const name = (field: keyof ContentStep) => `steps.${key}.${field}`;
  const label = text(name("label"));
  const slug = text(name("slug"));
  const kind = text(name("kind"));
  return {
    ...before,
    label,
    slug: slug || slugOf(label),
    title: text(name("title")),
    summary: text(name("summary")),
    kind: kind === "PARTNER" || kind === "CONTENT" ? kind : "SESSION",
    required: has(name("required")),
    expectedDays: number(name("expectedDays"), before.expectedDays),
    partnerId: text(name("partnerId")) || null,
    partnerCourseRef: text(name("partnerCourseRef")),
    contentCourseRef: text(name("contentCourseRef")),
  };
}

/** A slug of a label: `SFZ-1 Café` is `sfz-1-cafe`. */
const slugOf = (label: string) =>
  label
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** A new step: a live class, because those are what one builds a course of here. */
export const blankStep = (key: string): ContentStep => ({
  key,
  id: null,
  label: "",
  slug: "",
  title: "",
  summary: "",
  kind: "SESSION",
  required: true,
  expectedDays: 7,
  partnerId: null,
  partnerCourseRef: "",
  contentCourseRef: "",
  attach: [],
  detach: [],
});

/** The steps after a button that moves, adds or takes out. What cannot be done leaves them as they are. */
export function arrange<Step extends { key: string }>(
  steps: readonly Step[],
  [verb, key]: readonly string[],
  blank: (key: string) => Step,
): Step[] {
  const index = steps.findIndex((step) => step.key === key);
  if (verb === "add" && key) return [...steps, blank(key)];
  if (index < 0) return [...steps];
  if (verb === "remove") return steps.toSpliced(index, 1);
  const to = verb === "up" ? index - 1 : verb === "down" ? index + 1 : -1;
  const [moved, other] = [steps[index], steps[to]];
  if (!moved || !other) return [...steps];
  return steps.with(to, moved).with(index, other);
}

/** A draft after a class became an option of a step, or is none any more. */
export function withOption(
  content: Content,
  {
    key,
    sessionId,
    isOption,
  }: { key: string; sessionId: string; isOption: boolean },
): Content {
  const without = (ids: readonly string[]) =>
    ids.filter((id) => id !== sessionId);
  return {
    ...content,
    steps: content.steps.map((step) => {
      if (step.key !== key) return step;
      const wasAdded = step.attach.includes(sessionId);
      const wasRemoved = step.detach.includes(sessionId);
      return {
        ...step,
        attach:
          isOption && !wasRemoved
            ? [...without(step.attach), sessionId]
            : without(step.attach),
        detach:
          !isOption && !wasAdded
            ? [...without(step.detach), sessionId]
            : without(step.detach),
      };
    }),
  };
}
