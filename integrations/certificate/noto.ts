import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** The families, in the order in which they are asked. A family's name is its package's. */
const FAMILIES = [
  "noto-sans-arabic",
  "noto-sans-hebrew",
  "noto-sans-devanagari",
  "noto-sans-bengali",
  "noto-sans-gurmukhi",
  "noto-sans-gujarati",
  "noto-sans-tamil",
  "noto-sans-telugu",
  "noto-sans-kannada",
  "noto-sans-malayalam",
  "noto-sans-sinhala",
  "noto-sans-thai",
  "noto-sans-lao",
  "noto-sans-khmer",
  "noto-sans-myanmar",
  "noto-sans-ethiopic",
  "noto-emoji",
  "noto-sans-sc",
  "noto-sans-kr",
];

/** Parts of a family that are no reason to have it: they are in every one, and our own faces have those letters. */
const WESTERN_PARTS = new Set([
  "latin",
  "latin-ext",
  "vietnamese",
  "cyrillic",
  "cyrillic-ext",
  "greek",
  "greek-ext",
  "math",
  "symbols",
]);

/**
 * The Noto font files whose ranges hold a code point. Families are cut into files by ranges, Chinese into a hundred. A sequence
 * of emoji is drawn as one only by the file that has all of them, which is large and therefore the last for a single one.
 */
export function notoFilesWith(
  codePoint: number,
  weight: 400 | 700,
  isSequence: boolean,
): string[] {
  parts ??= FAMILIES.flatMap(partsOf);
  const fitting = parts.filter(({ ranges }) =>
    ranges.some(([from, to]) => codePoint >= from && codePoint <= to),
  );
  const isWhole = ({ part }: Part) => part === WHOLE;
  const ordered = isSequence
    ? fitting.toSorted((a, b) => Number(isWhole(b)) - Number(isWhole(a)))
    : fitting;
  return ordered.map((part) => fileOf(part, weight));
}

interface Part {
  family: string;
  part: string;
  ranges: [from: number, to: number][];
}

/** Read once, when first asked for. */
let parts: Part[] | undefined;

function partsOf(family: string): Part[] {
  const ranges = require(`@fontsource/${family}/unicode.json`) as Record<
    string,
    string
  >;
  const own = Object.entries(ranges)
    .map(([part, text]) => ({
      family,
      part: part.replace(/[[\]]/g, ""),
      ranges: text.split(",").map(readRange),
    }))
    .filter(({ part }) => !WESTERN_PARTS.has(part));
  return family === "noto-emoji" ? [...own, wholeOf(family, own)] : own;
}

const WHOLE = "emoji";

/** Without the digits, which are emoji only with a frame around them. */
const wholeOf = (family: string, own: Part[]): Part => ({
  family,
  part: WHOLE,
  ranges: own.flatMap(({ ranges }) => ranges).filter(([from]) => from > 0x7f),
});

/** Such as `U+0600-06FF` or `U+200D`. */
function readRange(text: string): [number, number] {
  const [from = "", to = from] = text.trim().slice(2).split("-");
  return [parseInt(from, 16), parseInt(to, 16)];
}

function fileOf({ family, part }: Part, weight: number): string {
  const name = `@fontsource/${family}/files/${family}-${part}-${weight}-normal.woff`;
  const known = files.get(name);
  if (known) return known;
  const file = require.resolve(name);
  files.set(name, file);
  return file;
}

/** Finding a package's file is slow, and its place does not change. */
const files = new Map<string, string>();
