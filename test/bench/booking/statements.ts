import { randomUUID } from "node:crypto";
import pg from "pg";

/** One statement as it went to PostgreSQL. */
export interface Statement {
  text: string;
  values: unknown[];
}

/** Everything that is sent to PostgreSQL from this process while `run` runs; nothing else may be under way. */
export async function statementsOf(
  run: () => Promise<unknown>,
): Promise<Statement[]> {
  const statements: Statement[] = [];
  const { prototype } = pg.Client;
  const { query } = Object.getOwnPropertyDescriptors(prototype);
  const original = query.value as (...sent: unknown[]) => unknown;
  prototype.query = function (this: pg.Client, ...sent: unknown[]) {
    statements.push(statementFrom(sent));
    return original.apply(this, sent);
  } as typeof prototype.query;
  try {
    await run();
  } finally {
    prototype.query = original as typeof prototype.query;
  }
  return statements;
}

function statementFrom([first, second]: unknown[]): Statement {
  const sent =
    typeof first === "string"
      ? { text: first, values: second }
      : (first as { text: string; values?: unknown });
  const values = Array.isArray(sent.values) ? (sent.values as unknown[]) : [];
  return { text: sent.text, values };
}

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** Every id that statements name. */
export const idsIn = (statements: readonly Statement[]): Set<string> =>
  new Set(JSON.stringify(statements.map(({ values }) => values)).match(uuid));

/**
 * The same statements about something else: ids that `renamed` knows become what it says, those in `kept` stay, and every other one
 * was made up by the statements' sender, so a new one is made up for it.
 */
export function rename(
  statements: readonly Statement[],
  renamed: ReadonlyMap<string, string>,
  kept: ReadonlySet<string>,
): Statement[] {
  const made = new Map(renamed);
  const nameOf = (id: string) => {
    if (kept.has(id)) return id;
    const known = made.get(id) ?? randomUUID();
    made.set(id, known);
    return known;
  };
  const renameIn = (value: unknown): unknown => {
    if (typeof value === "string") return value.replace(uuid, nameOf);
    return Array.isArray(value) ? value.map(renameIn) : value;
  };
  return statements.map(({ text, values }) => ({
    text,
    values: values.map(renameIn),
  }));
}
