/** A parameter of v1: text, or what brackets nest. */
type FormValue = string | FormValue[] | { [key: string]: FormValue };
export type Form = Record<string, FormValue>;

/** Deeper brackets are nobody's parameters. */
const deepest = 8;

/**
 * Reads the bracket form of v1, in bodies and in query strings: `line_items[0][price]=price_1`, `expand[]=customer`. Every
 * value is text. Null where a name cannot be read.
 */
export function parseForm(text: string): Form | null {
  const root: Tree = new Map();
  for (const [name, value] of new URLSearchParams(text)) {
    const path = pathOf(name);
    if (path === null || !put(root, path, value)) return null;
  }
  return valueOf(root) as Form;
}

type Tree = Map<string, Tree | string>;

function pathOf(name: string): string[] | null {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name);
  if (!match) return null;
  const [, first = "", rest = ""] = match;
  const path = [
    first,
    ...[...rest.matchAll(/\[([^[\]]*)\]/g)].map(([, key]) => key ?? ""),
  ];
  return path.length > deepest ? null : path;
}

function put(
  tree: Tree,
  [key = "", ...rest]: string[],
  value: string,
): boolean {
  const name = key === "" ? String(tree.size) : key;
  if (rest.length === 0) {
    tree.set(name, value);
    return true;
  }
  const known = tree.get(name) ?? new Map<string, Tree | string>();
  if (typeof known === "string") return false;
  tree.set(name, known);
  return put(known, rest, value);
}

/** Keys that count from 0 are a list. */
function valueOf(tree: Tree): FormValue {
  const entries = [...tree].map(
    ([key, value]) =>
      [key, typeof value === "string" ? value : valueOf(value)] as const,
  );
  const isList =
    entries.length > 0 &&
    entries.every(([key], index) => key === String(index));
  return isList
    ? entries.map(([, value]) => value)
    : Object.fromEntries(entries);
}
