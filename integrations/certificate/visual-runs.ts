/**
 * The pieces of a line from left to right, each written in one direction only.
 * The PDF library turns a whole right-to-left line round, its numbers and Latin words included, so those are taken
 * out first. This covers names, titles and dates; nested quotations would need the full algorithm (UAX #9).
 */
export function visualRuns(text: string): string[] {
  if (!RIGHT_TO_LEFT.test(text)) return [text];
  const runs = text.split(LEFT_TO_RIGHT_RUN).filter((run) => run !== "");
  const firstLetter = /\p{L}/u.exec(text)?.[0] ?? "";
  const ordered = RIGHT_TO_LEFT.test(firstLetter) ? runs.reverse() : runs;
  return ordered.flatMap((run) =>
    RIGHT_TO_LEFT_DIGIT.test(run) ? [...run] : [run],
  );
}

const SCRIPTS =
  "[\\p{sc=Arab}\\p{sc=Hebr}\\p{sc=Syrc}\\p{sc=Thaa}\\p{sc=Nkoo}]";
const RTL = `(?:(?!\\p{Nd})${SCRIPTS})`;
const LTR = `(?:(?!${RTL})[\\p{L}\\p{N}])`;

const RIGHT_TO_LEFT = new RegExp(RTL, "u");

/** Numbers read from the left in every script, but the library goes by the script alone: such a digit stands alone. */
const RIGHT_TO_LEFT_DIGIT = new RegExp(`(?=\\p{Nd})${SCRIPTS}`, "u");

/** From a left-to-right letter or digit to the last one before the next right-to-left letter. */
const LEFT_TO_RIGHT_RUN = new RegExp(
  `(${LTR}(?:(?:(?!${RTL}).)*${LTR})?)`,
  "u",
);
