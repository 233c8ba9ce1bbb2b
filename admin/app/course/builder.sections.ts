/** The stations of the builder, in their order. */
export const sections = [
  "shell",
  "steps",
  "options",
  "bundle",
  "price",
  "review",
] as const;

export type Section = (typeof sections)[number];

/** The station that an address names; the first where it names none. */
export const sectionOf = (at: string | null): Section | "preview" =>
  at === "preview"
    ? at
    : (sections.find((section) => section === at) ?? "shell");

/** The station after one. */
export const nextOf = (section: Section): Section =>
  sections[sections.indexOf(section) + 1] ?? "review";

const ofSale: Record<string, Section> = {
  privateCredits: "bundle",
  privateValidDays: "bundle",
  groupCredits: "bundle",
  groupValidDays: "bundle",
  bundle: "bundle",
  isSold: "price",
  currency: "price",
  unitAmount: "price",
  overwrites: "review",
};

/** Where in the builder a field of a draft is mended. */
export function sectionOfField(field: string): Section {
  if (/^steps\.\d+\.options$/.test(field)) return "options";
  if (/^steps(\.|$)/.test(field)) return "steps";
  return ofSale[field] ?? "shell";
}

/** The id that a field has on the page: `steps.2.label` is the label of the step whose key stands third. */
export const idOfField = (
  field: string,
  steps: readonly { key: string }[],
): string =>
  field.replace(
    /^steps\.(\d+)\./,
    (_, index: string) => `steps.${steps[Number(index)]?.key}.`,
  );
