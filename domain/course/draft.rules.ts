import { timeZoneSchema } from "../person/person.rules.ts";
import { faultOfAmount, faultOfComponents } from "../product/product.rules.ts";
import type { WantedStep } from "./course.rules.ts";
import type { DraftContent, DraftStep } from "./draft.content.ts";
import { bundleOf } from "./draft.bundle.ts";
import { objectionsToOptions, type OptionFacts } from "./option.rules.ts";
import { warningsAboutShares, type HeldShare } from "./share-warning.rules.ts";

/** What stands against publishing a draft, or should be known before; each names the field it is about. */
export interface Objection {
  severity: "ERROR" | "WARNING";
  /** Such as `title` or `steps.2.label`, counted from 0. */
  field: string;
  message: string;
}

export interface DraftFacts extends OptionFacts {
  /** The code of the course that the draft changes; null for a new one. */
  publishedCode: string | null;
  isCodeTaken: boolean;
  /** Who could teach a step. */
  partnerIds: ReadonlySet<string>;
  /** The steps that are in the course now. */
  present: readonly { id: string; kind: DraftStep["kind"]; label: string }[];
  /** How many students are in the course now. */
  students: number;
  hasImage: boolean;
  /** What of the course's sales goes to whom now. */
  shares: readonly HeldShare[];
}

const error = (field: string, message: string): Objection => ({
  severity: "ERROR",
  field,
  message,
});
const warning = (field: string, message: string): Objection => ({
  severity: "WARNING",
  field,
  message,
});

/** Everything that stands against a draft: first the errors, in the order of the builder, which refuse it; then what should be known. */
export function objectionsTo(
  draft: DraftContent,
  facts: DraftFacts,
): Objection[] {
  const all = [
    ...objectionsToShell(draft, facts),
    ...objectionsToPolicy(draft),
    ...objectionsToSteps(draft, facts),
    ...objectionsToOptions(draft.steps, facts),
    ...objectionsToSale(draft),
    ...warningsAboutShares(draft, facts.shares),
  ];
  return [
    ...all.filter(({ severity }) => severity === "ERROR"),
    ...all.filter(({ severity }) => severity === "WARNING"),
  ];
}

function objectionsToShell(
  { code, title, description, defaultTimeZone, imageAlt }: DraftContent,
  { publishedCode, isCodeTaken, hasImage }: DraftFacts,
): Objection[] {
  const found: Objection[] = [];
  if (publishedCode !== null) {
    if (code !== publishedCode)
      found.push(
        error(
          "code",
          `The code of a course stays: ${publishedCode}. Links and certificates name it.`,
        ),
      );
  } else if (code === "")
    found.push(error("code", "Give the course a code, such as SFZ."));
  else if (!/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/.test(code))
    found.push(
      error("code", "A code has letters from a to z, digits and hyphens."),
    );
  else if (code.toLowerCase() === "new")
    found.push(error("code", "This word is kept for ourselves. Take another."));
  else if (isCodeTaken)
    found.push(error("code", "Another course has this code."));
  if (title === "") found.push(error("title", "Give the course a title."));
  if (!timeZoneSchema.safeParse(defaultTimeZone).success)
    found.push(
      error(
        "defaultTimeZone",
        "This is not a time zone’s name, such as Europe/Stockholm.",
      ),
    );
  if (description === "")
    found.push(
      warning("description", "Without a description few will find the course."),
    );
  if (hasImage && imageAlt === "")
    found.push(
      warning("imageAlt", "Say what the picture shows, for who cannot see it."),
    );
  return found;
}

const ranges = [
  ["cancelHours", 0, 8760, "From 0 to 8,760 hours before the class."],
  ["bookingClosesMinutes", 0, 525_600, "From 0 to 525,600 minutes before."],
  ["offerMinutes", 5, 43_200, "An offer holds for 5 to 43,200 minutes."],
] as const;

function objectionsToPolicy(draft: DraftContent): Objection[] {
  const found: Objection[] = [];
  for (const [field, least, most, message] of ranges) {
    const value = draft[field];
    if (value === null || value < least || value > most)
      found.push(error(field, message));
  }
  const { bookingOpensDays: opens } = draft;
  if (opens !== null && (opens < 1 || opens > 1000))
    found.push(
      error("bookingOpensDays", "From 1 to 1,000 days before, or at any time."),
    );
  return found;
}

function objectionsToSteps(
  { steps }: DraftContent,
  { partnerIds, present, students }: DraftFacts,
): Objection[] {
  const found: Objection[] = [];
  if (!steps.some(({ required }) => required))
    found.push(error("steps", "A course needs at least one required step."));
  const slugs = new Set<string>();
  const labels = new Set<string>();
  const ids = new Set<string>();
  for (const [index, step] of steps.entries()) {
    const at = (field: keyof DraftStep, message: string) =>
      found.push(error(`steps.${index}.${field}`, message));
    const before = present.find(({ id }) => id === step.id);
    if (step.id !== null && !before)
      at("id", "The course has no such step any more. Take it out.");
    if (step.id !== null && ids.has(step.id))
      at("id", "This step is there twice.");
    if (before && before.kind !== step.kind)
      at("kind", "A step stays of its kind. Take it out and add another one.");
    if (step.label === "") at("label", "Give the step a label, such as SFZ-1.");
    else if (labels.has(step.label.toLowerCase()))
      at("label", "Another step has the same label.");
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(step.slug))
      at("slug", "A slug has small letters, digits and hyphens, as sfz-1.");
    else if (slugs.has(step.slug))
      at("slug", "Another step has the same slug.");
    if (step.title === "") at("title", "Give the step a title.");
    const { expectedDays } = step;
    if (expectedDays === null || expectedDays < 1 || expectedDays > 3650)
      at("expectedDays", "Expect from 1 to 3,650 days.");
    if (step.kind === "PARTNER") {
      if (step.partnerId === null || !partnerIds.has(step.partnerId))
        at("partnerId", "Choose the partner who teaches it.");
      if (step.partnerCourseRef === "")
        at("partnerCourseRef", "Give the partner’s code of the course.");
    }
    if (step.kind === "CONTENT" && step.contentCourseRef === "")
      at("contentCourseRef", "Name the hosted course.");
    if (step.id !== null) ids.add(step.id);
    labels.add(step.label.toLowerCase());
    slugs.add(step.slug);
  }
  const retired = present.filter(({ id }) => !ids.has(id));
  if (retired.length > 0 && students > 0)
    found.push(
      warning(
        "steps",
        `${retired.map(({ label }) => label).join(", ")}: taken out for who comes. ${students} in the course keep it.`,
      ),
    );
  return found;
}

function objectionsToSale(draft: DraftContent): Objection[] {
  const found: Objection[] = [];
  const bundled = faultOfComponents("COURSE", bundleOf(draft));
  if (bundled) found.push(error(bundled.field, bundled.message));
  for (const [units, days] of [
    ["privateCredits", "privateValidDays"],
    ["groupCredits", "groupValidDays"],
  ] as const)
    if (draft[units] === null && draft[days] !== null)
      found.push(error(days, "There are no credits that could hold so long."));
  if (!draft.isSold)
    return [
      ...found,
      warning("isSold", "It cannot be bought: staff enroll people."),
    ];
  if (draft.unitAmount === null)
    return [...found, error("unitAmount", "Give it a price.")];
  const { currency, unitAmount } = draft;
  const fault = faultOfAmount({ currency, unitAmount });
  if (fault) found.push(error(fault.field, fault.message));
  else if (unitAmount === 0)
    found.push(warning("unitAmount", "It costs nothing: anybody can take it."));
  return found;
}

/** The steps of a draft without errors, as the course's. */
export const stepsOf = ({ steps }: DraftContent): WantedStep[] =>
  steps.map((step) => ({
    ...(step.id !== null && { id: step.id }),
    label: step.label,
    slug: step.slug,
    title: step.title,
    summary: step.summary,
    required: step.required,
    expectedDays: step.expectedDays ?? 0,
    kind: step.kind,
    partnerId: step.kind === "PARTNER" ? step.partnerId : null,
    partnerCourseRef: step.kind === "PARTNER" ? step.partnerCourseRef : null,
    contentCourseRef: step.kind === "CONTENT" ? step.contentCourseRef : null,
  }));
