import { openFont } from "./open-font.ts";
import {
  fontFilesFor,
  isEmojiFile,
  replacement,
  type FontRole,
} from "./font.ts";
import { inDrawingOrder } from "./myanmar.ts";
import { visualRuns } from "./visual-runs.ts";

/** A piece of a line that one font sets in one direction. */
export interface SetRun {
  text: string;
  /** The font's file. */
  font: string;
  /** In points, at a size of one point. */
  width: number;
}

/** A line as it is set, from left to right. */
export interface SetLine {
  runs: SetRun[];
  /** In points, at a size of one point. */
  width: number;
  /** Characters that no font has; a replacement stands for each. */
  missing: string[];
}

/**
 * Naming a feature makes the PDF library shape the whole run at once instead of word by word, without which
 * the words of a right-to-left name come out in the wrong order.
 */
export const WHOLE_RUN: PDFKit.Mixins.OpenTypeFeatures[] = ["kern"];

/**
 * Sets a line of any scripts: each cluster of characters in the first font that has all of it, neighbours in one font
 * together, so that letters join and syllables form. A cluster that no font has whole falls into its characters, and a
 * character that none has is replaced. Nothing is ever set as an empty box unnoticed.
 */
export function setLine(
  page: PDFKit.PDFDocument,
  role: FontRole,
  text: string,
): SetLine {
  const missing: string[] = [];
  const runs = visualRuns(inDrawingOrder(text.normalize("NFC")))
    .flatMap((run) => inFonts(page, role, run, missing))
    .map((run) => ({ ...run, width: widthOf(page, run) }));
  return {
    runs,
    width: runs.reduce((sum, run) => sum + run.width, 0),
    missing,
  };
}

type Piece = Pick<SetRun, "text" | "font">;

/** A run is written in one direction: where that is from the right, what comes first stands at the right end. */
function inFonts(
  page: PDFKit.PDFDocument,
  role: FontRole,
  run: string,
  missing: string[],
): Piece[] {
  const pieces: Piece[] = [];
  for (const { segment } of clusters.segment(run)) {
    const last = pieces.at(-1);
    for (const piece of pieceOf(page, role, segment, last?.font, missing)) {
      const neighbour = pieces.at(-1);
      if (neighbour?.font === piece.font) neighbour.text += piece.text;
      else pieces.push(piece);
    }
  }
  return RIGHT_TO_LEFT.test(run) ? pieces.reverse().map(turned) : pieces;
}

/** The PDF library turns a piece round where it has letters that read from the right; signs between such pieces it leaves. */
const turned = ({ text, font }: Piece): Piece =>
  RIGHT_TO_LEFT.test(text)
    ? { text, font }
    : {
        font,
        text: Array.from(clusters.segment(text), ({ segment }) => segment)
          .reverse()
          .join(""),
      };

const clusters = new Intl.Segmenter("und", { granularity: "grapheme" });
const RIGHT_TO_LEFT =
  /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}]/u;

function pieceOf(
  page: PDFKit.PDFDocument,
  role: FontRole,
  cluster: string,
  neighbour: string | undefined,
  missing: string[],
): Piece[] {
  const font = fontWith(page, role, cluster, neighbour);
  if (font) return [{ text: shownBy(page, font, cluster), font }];
  const characters = [...cluster].filter((one) => !INVISIBLE.test(one));
  return characters.map((one) => {
    const own = fontWith(page, role, one, neighbour);
    if (own) return { text: one, font: own };
    missing.push(one);
    return { text: replacement.character, font: replacement.file };
  });
}

/** The first font that has every visible character of a cluster. Spaces and the like stay with their neighbour. */
function fontWith(
  page: PDFKit.PDFDocument,
  role: FontRole,
  cluster: string,
  neighbour: string | undefined,
): string | undefined {
  const visible = [...cluster].filter((one) => !INVISIBLE.test(one));
  const asked = visible.length > 0 ? visible : [" "];
  const fits = (file: string) => visible.every((one) => has(page, file, one));
  const staysWith = neighbour && !isEmojiFile(neighbour) ? neighbour : null;
  if (staysWith && NEUTRAL.test(asked[0] ?? "") && fits(staysWith))
    return staysWith;
  for (const one of asked) {
    const codePoint = one.codePointAt(0) ?? 0x20;
    for (const file of fontFilesFor(role, codePoint, visible.length > 1))
      if (fits(file)) return file;
  }
  return undefined;
}

/** Marks that ask for a joining or a style and show nothing themselves. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
const NEUTRAL = /[\p{Z}\p{P}\p{sc=Zinh}]/u;

/** Without those invisible marks that the font does not know. */
const shownBy = (page: PDFKit.PDFDocument, file: string, cluster: string) =>
  [...cluster]
    .filter((one) => !INVISIBLE.test(one) || has(page, file, one))
    .join("");

function widthOf(page: PDFKit.PDFDocument, { font, text }: Piece): number {
  page.font(font).fontSize(100);
  return page.widthOfString(text, { features: WHOLE_RUN }) / 100;
}

const has = (page: PDFKit.PDFDocument, file: string, character: string) =>
  openFont(page, file)?.hasGlyphForCodePoint(character.codePointAt(0) ?? 0) ??
  false;
