import type { StepKind } from "@throughline/prisma";
import { z } from "zod";

/** A step as an author wants it; without an id it is a new one. */
export interface WantedStep {
  id?: string;
  label: string;
  slug: string;
  title: string;
  summary: string;
  required: boolean;
  expectedDays: number;
  kind: StepKind;
  /** PARTNER: who teaches it, and what the partner calls the course. */
  partnerId: string | null;
  partnerCourseRef: string | null;
  /** CONTENT: the hosted course. */
  contentCourseRef: string | null;
}

/** A step that a partner teaches, as an author wants it. */
export type WantedPartnerStep = Omit<
  WantedStep,
  "kind" | "contentCourseRef" | "partnerId" | "partnerCourseRef"
> & { partnerId: string; partnerCourseRef: string };

interface PresentStep {
  id: string;
  position: number;
  label: string;
  slug: string;
  title: string;
  summary: string;
  required: boolean;
  expectedDays: number;
  kind: StepKind;
  partnerId: string | null;
  partnerCourseRef: string | null;
  contentCourseRef: string | null;
}

export type CourseEdit =
  | {
      kind: "edit";
      added: WantedStep[];
      changed: PresentStep[];
      retired: PresentStep[];
    }
  | { kind: "unchanged" }
  | { kind: "refused"; field: string; reason: string };

const text = (most: number) =>
  z
    .string()
    .trim()
    .min(1, "Please give it some words.")
    .max(most, `This has at most ${most} characters.`)
    .refine(
      (words) => !/\p{Cc}/u.test(words),
      "This cannot hold control characters.",
    );

/** The words and numbers of one step, as an author may write them. */
export const courseStepSchema = z.object({
  label: text(30),
  title: text(200),
  summary: z
    .string()
    .trim()
    .max(2000, "A summary has at most 2,000 characters.")
    .refine(
      (words) => !words.includes("\0"),
      "A summary cannot hold NUL characters.",
    ),
  required: z.boolean(),
  expectedDays: z
    .int("Give whole days.")
    .min(1, "Expect at least one day.")
    .max(3650, "Expect at most 3,650 days."),
  partnerCourseRef: text(200),
});

/** A slug of a label: `SFZ-1 Café` is `sfz-1-cafe`. Empty where nothing of it can stand in a URL. */
export const slugOf = (label: string): string =>
  label
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

const compared = [
  "label",
  "slug",
  "title",
  "summary",
  "required",
  "expectedDays",
  "partnerId",
  "partnerCourseRef",
  "contentCourseRef",
] as const;

/** What has to happen so that a course's steps become what is wanted, or why they cannot. */
export function planCourseEdit(
  present: readonly PresentStep[],
  wanted: readonly WantedStep[],
): CourseEdit {
  const objection = objectionTo(present, wanted);
  if (objection) return objection;
  const byId = new Map(present.map((step) => [step.id, step]));
  const kept = new Set(wanted.map(({ id }) => id));
  const changed = wanted.flatMap((step, index) => {
    const before = byId.get(step.id ?? "");
    const isChanged =
      before &&
      (before.position !== index + 1 ||
        compared.some((name) => before[name] !== step[name]));
    return isChanged ? [before] : [];
  });
  const added = wanted.filter(({ id }) => id === undefined);
  const retired = present.filter(({ id }) => !kept.has(id));
  return added.length + changed.length + retired.length === 0
    ? { kind: "unchanged" }
    : { kind: "edit", added, changed, retired };
}

function objectionTo(
  present: readonly PresentStep[],
  wanted: readonly WantedStep[],
): CourseEdit | null {
  const no = (field: string, reason: string) =>
    ({ kind: "refused", field, reason }) as const;
  if (!wanted.some(({ required }) => required))
    return no("steps", "A course needs at least one required step.");
  if (wanted.length > 100)
    return no("steps", "A course has at most 100 steps.");
  const ids = new Set<string>();
  const slugs = new Set<string>();
  for (const [index, { id, slug, kind }] of wanted.entries()) {
    const field = `steps.${index}`;
    const before = present.find((step) => step.id === id);
    if (id !== undefined && !before)
      return no(`${field}.id`, "The course has no such step.");
    if (before && before.kind !== kind)
      return no(
        `${field}.kind`,
        "A step stays of its kind. Take it out and add another one.",
      );
    if (id !== undefined && ids.has(id))
      return no(`${field}.id`, "This step is named twice.");
    if (slug === "")
      return no(
        `${field}.label`,
        "A label needs a letter from a to z or a digit.",
      );
    if (slugs.has(slug))
      return no(`${field}.label`, "Another step has the same label.");
    if (id !== undefined) ids.add(id);
    slugs.add(slug);
  }
  return null;
}

/** Why partners' steps alone cannot become the course's: it has others that they would change or drop. Null where they can. */
export function objectionToPartnersOnly(
  present: readonly PresentStep[],
  wanted: readonly WantedPartnerStep[],
): { field: string; reason: string } | null {
  const others = present.filter(({ kind }) => kind !== "PARTNER");
  const [lost] = others;
  if (!lost) return null;
  const index = wanted.findIndex(({ id }) =>
    others.some((step) => step.id === id),
  );
  return index < 0
    ? {
        field: "steps",
        reason: `${lost.label} is not a partner’s step, so it is not taken out here.`,
      }
    : {
        field: `steps.${index}.id`,
        reason: "Only partners’ steps are edited here.",
      };
}
