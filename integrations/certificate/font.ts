import { createRequire } from "node:module";
import { notoFilesWith } from "./noto.ts";

const require = createRequire(import.meta.url);
const dejavu = (name: string) =>
  require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`);

const FACES = {
  sans: dejavu("DejaVuSans"),
  sansBold: dejavu("DejaVuSans-Bold"),
  serif: dejavu("DejaVuSerif"),
  serifBold: dejavu("DejaVuSerif-Bold"),
  mono: dejavu("DejaVuSansMono"),
} as const;

/** What a text is there for. */
export type FontRole = "plain" | "strong" | "serif" | "strongSerif" | "mono";

/**
 * The font files that may have a character, the best first: for Latin, Greek and Cyrillic the role's own face, for the other
 * scripts the one drawn for it, and at last the one that knows most. Whether a file truly has it, its own table says.
 */
export function* fontFilesFor(
  role: FontRole,
  codePoint: number,
  isSequence: boolean,
): Generator<string> {
  const own = [
    FACES[FACE_OF[role]],
    FACES[isStrong(role) ? "sansBold" : "sans"],
  ];
  const weight = isStrong(role) ? 700 : 400;
  const isWestern = WESTERN.test(String.fromCodePoint(codePoint));
  if (isWestern) yield* own;
  yield* notoFilesWith(codePoint, weight, isSequence);
  if (!isWestern) yield* own;
  yield FACES.sans;
}

/** Whose spaces and stops are as wide as its pictures, too wide between words. */
export const isEmojiFile = (file: string) => file.includes("noto-emoji");

/** What stands where no font has a character. */
export const replacement = { character: "\uFFFD", file: FACES.sans };

/** What belongs to every script (digits, stops, signs) is set as the letters are, except for what is drawn as an emoji. */
const WESTERN =
  /(?!\p{Emoji_Presentation})[\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{sc=Armn}\p{sc=Geor}\p{sc=Zyyy}\p{sc=Zinh}]/u;

const isStrong = (role: FontRole) =>
  role === "strong" || role === "strongSerif";

const FACE_OF = {
  plain: "sans",
  strong: "sansBold",
  serif: "serif",
  strongSerif: "serifBold",
  mono: "mono",
} as const satisfies Record<FontRole, keyof typeof FACES>;
