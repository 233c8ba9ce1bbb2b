import { visualRuns } from "./visual-runs.ts";

/** A line that fits, and how to set it. */
export interface FittedLine {
  size: number;
  /** Of the whole line, in points. */
  width: number;
  /** From left to right. */
  runs: { text: string; width: number }[];
}

/** Nobody can read less. */
const MIN_SIZE = 8;

/**
 * Naming a feature makes the PDF library shape the whole line at once instead of word by word, without which
 * the words of a right-to-left name come out in the wrong order.
 */
export const WHOLE_LINE: PDFKit.Mixins.OpenTypeFeatures[] = ["kern"];

/** The largest size up to `size` at which `text` is at most `width` points wide; below 8 points it is cut with an ellipsis. */
export function fitLine(
  page: PDFKit.PDFDocument,
  text: string,
  size: number,
  width: number,
): FittedLine {
  const full = widthAt(page, text, size);
  const fitting = full <= width ? size : (size * width) / full;
  if (fitting >= MIN_SIZE) {
    return fitted(page, text, fitting);
  }
  const letters = [...text];
  const kept = Math.floor((letters.length * fitting) / MIN_SIZE) - 1;
  const cut = `${letters.slice(0, Math.max(kept, 1)).join("")}…`;
  const cutSize = (MIN_SIZE * width) / widthAt(page, cut, MIN_SIZE);
  return fitted(page, cut, Math.min(MIN_SIZE, cutSize));
}

function fitted(
  page: PDFKit.PDFDocument,
  text: string,
  size: number,
): FittedLine {
  page.fontSize(size);
  const runs = visualRuns(text).map((run) => ({
    text: run,
    width: page.widthOfString(run, { features: WHOLE_LINE }),
  }));
  return { size, width: runs.reduce((sum, run) => sum + run.width, 0), runs };
}

function widthAt(page: PDFKit.PDFDocument, text: string, size: number): number {
  return fitted(page, text, size).width;
}
