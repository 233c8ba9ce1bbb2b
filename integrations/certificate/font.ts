import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** The font files, by the name that the document knows them by. */
export const FONTS = {
  sans: require.resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf"),
  sansBold: require.resolve("dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf"),
  serif: require.resolve("dejavu-fonts-ttf/ttf/DejaVuSerif.ttf"),
  serifBold: require.resolve("dejavu-fonts-ttf/ttf/DejaVuSerif-Bold.ttf"),
  mono: require.resolve("dejavu-fonts-ttf/ttf/DejaVuSansMono.ttf"),
} as const;

/** What a text is there for. */
export type FontRole = "plain" | "strong" | "serif" | "strongSerif" | "mono";

/** The serif faces know Latin, Greek and Cyrillic only; every other script is set in the sans face. */
export function fontFor(role: FontRole, text: string): keyof typeof FONTS {
  if (
    /^[\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{sc=Zyyy}\p{sc=Zinh}]*$/u.test(text)
  ) {
    return FACE[role];
  }
  return FALLBACK[role];
}

const FACE = {
  plain: "sans",
  strong: "sansBold",
  serif: "serif",
  strongSerif: "serifBold",
  mono: "mono",
} as const;

const FALLBACK = {
  plain: "sans",
  strong: "sansBold",
  serif: "sans",
  strongSerif: "sansBold",
  mono: "sans",
} as const;
