import type { ImportField } from "./import-fields.ts";

/** Which column fills which field: heading to field name. Columns that are left out are not read. */
export type ColumnMapping = Record<string, string>;

/** What the headings seem to mean; each field is guessed once, by the first heading that means it. */
export function guessMapping(
  headings: readonly string[],
  fields: readonly ImportField[],
): ColumnMapping {
  const meanings = new Map<string, string>();
  // A field's own words count more than what another field may also be called.
  for (const { name, label } of fields)
    for (const word of [name, label]) meanings.set(folded(word), name);
  for (const { name, headings: words = [] } of fields)
    for (const word of words)
      if (!meanings.has(folded(word))) meanings.set(folded(word), name);

  const mapping: ColumnMapping = {};
  const taken = new Set<string>();
  for (const heading of headings) {
    const field = meanings.get(folded(heading));
    if (!field || taken.has(field)) continue;
    mapping[heading] = field;
    taken.add(field);
  }
  return mapping;
}

/** What is wrong with a mapping, in words; null where it can be used. */
export function findMappingProblem(
  mapping: ColumnMapping,
  headings: readonly string[],
  fields: readonly ImportField[],
): string | null {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const taken = new Map<string, string>();
  for (const [heading, name] of Object.entries(mapping)) {
    const field = byName.get(name);
    if (!headings.includes(heading))
      return `The file has no column “${heading}”.`;
    if (!field) return `There is no field ${name}.`;
    const other = taken.get(name);
    if (other !== undefined)
      return `Both “${other}” and “${heading}” would fill ${field.label}. Choose one.`;
    taken.set(name, heading);
  }
  const missing = fields.filter(
    ({ required, name }) => required && !taken.has(name),
  );
  return missing.length > 0
    ? `Choose a column for ${missing.map(({ label }) => label).join(", ")}.`
    : null;
}

const folded = (text: string) =>
  text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
