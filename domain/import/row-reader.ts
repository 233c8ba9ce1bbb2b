import { emailSchema, timeZoneSchema } from "../person/person.rules.ts";
import type { ImportField } from "./import-fields.ts";
import { readTime } from "./read-time.ts";

/** One row's cells by field name. */
export type FieldCells = Readonly<Record<string, string | undefined>>;

export interface ReadOptions {
  /** The zone of times that name none; null where such times are refused. */
  timeZone: string | null;
  now: Date;
}

/** Reads a row's cells into domain words, and gathers what is wrong with them instead of stopping at the first. */
export interface RowReader {
  problems: string[];
  complain: (field: string, message: string) => void;
  has: (field: string) => boolean;
  text: (field: string, most: number) => string | null;
  id: (field: string) => string | null;
  email: (field: string) => string | null;
  zone: (field: string) => string | null;
  time: (field: string) => Date | null;
  int: (field: string, least: number, most: number) => number | null;
  choice: <Choice extends string>(
    field: string,
    choices: readonly Choice[],
  ) => Choice | null;
  yesOrNo: (field: string) => boolean | null;
}

/** A reader of one row. Every cell that is mapped is looked at for what no field may hold. */
export function openReader(
  cells: FieldCells,
  fields: ReadonlyMap<string, ImportField>,
  options: ReadOptions,
): RowReader {
  const problems: string[] = [];
  const complain = (field: string, message: string) => {
    problems.push(`${fields.get(field)?.label ?? field}: ${message}`);
  };
  const cell = (field: string) => {
    const value = cells[field]?.trim();
    return value === undefined || value === "" ? null : value;
  };
  const refusedCells = new Set<string>();
  for (const field of Object.keys(cells)) {
    const objection = whyUnfit(cells[field] ?? "");
    if (!objection) continue;
    refusedCells.add(field);
    complain(field, objection);
  }
  const usable = (field: string) =>
    refusedCells.has(field) ? null : cell(field);

  function parsed<Value>(
    field: string,
    read: (text: string) => Value | { objection: string },
  ): Value | null {
    const text = usable(field);
    if (text === null) return null;
    const value = read(text);
    if (!isObjection(value)) return value;
    complain(field, value.objection);
    return null;
  }

  return {
    problems,
    complain,
    has: (field) => cell(field) !== null,
    text: (field, most) =>
      parsed(field, (text) =>
        text.length > most
          ? { objection: `has ${text.length} characters; ${most} at most.` }
          : looksLikeFormula(text)
            ? { objection: beginsLikeFormula }
            : text,
      ),
    id: (field) =>
      parsed(field, (text) =>
        text.length > 200
          ? { objection: "has more than 200 characters." }
          : /^[=@]/.test(text)
            ? { objection: beginsLikeFormula }
            : text,
      ),
    email: (field) =>
      parsed(field, (text) => {
        const read = emailSchema.safeParse(text);
        return read.success
          ? read.data
          : { objection: read.error.issues[0]?.message ?? "makes no sense." };
      }),
    zone: (field) =>
      parsed(field, (text) =>
        timeZoneSchema.safeParse(text).success
          ? text
          : { objection: `${text} is not a zone such as Europe/Oslo.` },
      ),
    time: (field) => parsed(field, (text) => readTime(text, options)),
    int: (field, least, most) =>
      parsed(field, (text) => {
        const number = /^-?\d{1,9}( ?%)?$/.test(text)
          ? Number(text.replace(/ ?%$/, ""))
          : NaN;
        return number >= least && number <= most
          ? number
          : {
              objection: `${shortened(text)} is not a whole number from ${least} to ${most}.`,
            };
      }),
    choice: (field, choices) =>
      parsed(field, (text) => {
        const wanted = text.toUpperCase().replaceAll(/[\s-]+/g, "_");
        return (
          choices.find((choice) => choice === wanted) ?? {
            objection: `${shortened(text)} is not one of ${choices.join(", ")}.`,
          }
        );
      }),
    yesOrNo: (field) =>
      parsed(field, (text) => {
        const word = text.toLowerCase();
        if (["yes", "y", "true", "1"].includes(word)) return true;
        if (["no", "n", "false", "0"].includes(word)) return false;
        return { objection: `${shortened(text)} is neither yes nor no.` };
      }),
  };
}

const beginsLikeFormula =
  "begins like a formula of a spreadsheet (= + - @). Take that sign away.";

/** What a spreadsheet would run when somebody opens an export of it. */
const looksLikeFormula = (text: string) => /^[=+\-@\t\r]/.test(text);

function whyUnfit(text: string): string | null {
  if (text.includes("\0")) return "holds a NUL character.";
  if (!text.isWellFormed() || text.includes("\uFFFD"))
    return "holds half of a character. Save the file as UTF-8.";
  if (/[^\P{Cc}\n\r\t]/u.test(text)) return "holds a control character.";
  return null;
}

const shortened = (text: string) =>
  text.length > 40 ? `${text.slice(0, 40)}…` : text;

const isObjection = (value: unknown): value is { objection: string } =>
  typeof value === "object" && value !== null && "objection" in value;
