import type { FontRole } from "./font.ts";
import { setLine, type SetLine } from "./typeset.ts";

/** A text that fits, in one line or several. */
export interface FittedText {
  size: number;
  lines: SetLine[];
  missing: string[];
}

export interface Room {
  role: FontRole;
  /** The largest size. */
  size: number;
  width: number;
  /** Of all lines together. Left out, there is one line. */
  height?: number;
}

/** Nobody can read less. */
const MIN_SIZE = 7;
/** One line as small as this is better set as two. */
const SMALL = 0.45;
const MAX_LINES = 4;
export const LINE_HEIGHT = 1.25;

/**
 * The largest size up to `size` at which a text fits its room: in one line while that stays legible, else in up to four
 * where there is height for them. Below 7 points it is cut with an ellipsis.
 */
export function fitText(
  page: PDFKit.PDFDocument,
  text: string,
  room: Room,
): FittedText {
  const set = once((part) => setLine(page, room.role, part));
  const whole = fitted([set(text)], room);
  const most = room.height ? MAX_LINES : 1;
  let best = whole;
  for (let count = 2; count <= most && isSmall(best, room); count += 1) {
    const tried = fitted(split(set, text, count), room);
    if (tried.size > best.size) best = tried;
  }
  return best.size >= MIN_SIZE ? best : cut(set, text, room);
}

/** Remembers what was set, for the same words and letters are tried again and again. */
function once(set: Set): Set {
  const known = new Map<string, SetLine>();
  return (part) => {
    const line = known.get(part) ?? set(part);
    known.set(part, line);
    return line;
  };
}

const isSmall = ({ size }: FittedText, room: Room) => size < room.size * SMALL;

function fitted(lines: SetLine[], { size, width, height }: Room): FittedText {
  const widest = Math.max(...lines.map((line) => line.width));
  const byWidth = widest > 0 ? width / widest : size;
  const byHeight =
    height && lines.length > 1 ? height / (lines.length * LINE_HEIGHT) : size;
  return {
    size: Math.min(size, byWidth, byHeight),
    lines,
    missing: lines.flatMap((line) => line.missing),
  };
}

type Set = (part: string) => SetLine;

/** Lines of about one width, broken between words, and inside of a word only where it alone is wider than a line. */
function split(set: Set, text: string, count: number): SetLine[] {
  const target = set(text).width / count;
  const lines: string[] = [];
  let line = "";
  let width = 0;
  for (const piece of pieces(set, text, target)) {
    const wide = set(piece).width;
    const isLast = lines.length === count - 1;
    if (line !== "" && !isLast && width + wide / 2 > target) {
      lines.push(line);
      line = "";
      width = 0;
    }
    line += piece;
    width += wide;
  }
  return [...lines, line].map((part) => set(part.trim()));
}

function pieces(set: Set, text: string, target: number): string[] {
  return text
    .split(/(?<=\s)/u)
    .flatMap((word) =>
      set(word).width > target * 1.2
        ? Array.from(clusters.segment(word), ({ segment }) => segment)
        : [word],
    );
}

const clusters = new Intl.Segmenter("und", { granularity: "grapheme" });

/** As much of the text as can be read in one line, and an ellipsis. */
function cut(set: Set, text: string, room: Room): FittedText {
  const letters = Array.from(clusters.segment(text), ({ segment }) => segment);
  const full = set(text).width * MIN_SIZE;
  const kept = Math.floor((letters.length * room.width) / full) - 1;
  const short = `${letters.slice(0, Math.max(kept, 1)).join("")}…`;
  return fitted([set(short)], { ...room, size: MIN_SIZE });
}
