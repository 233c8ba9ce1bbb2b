import PDFDocument from "pdfkit";
import { expect, test } from "vitest";
import { fitLine } from "./fit.ts";
import { FONTS } from "./font.ts";

test("a short line keeps its size", () => {
  expect(fit("Ana Ruiz").size).toBe(42);
});

test("a long name shrinks to the width, whole", () => {
  const name = "Wolfeschlegelsteinhausenbergerdorff-Montgomery Maximilian IV";
  const line = fit(name);
  expect(line.size).toBeLessThan(42);
  expect(line.width).toBeCloseTo(660, 0);
  expect(line.runs.map((run) => run.text)).toEqual([name]);
});

test("what would be too small to read is cut with an ellipsis", () => {
  const line = fit("x".repeat(2_000));
  expect(line.size).toBeCloseTo(8, 0);
  expect(line.width).toBeLessThanOrEqual(660.01);
  expect(line.runs[0]?.text.endsWith("…")).toBe(true);
});

function fit(text: string) {
  const page = new PDFDocument();
  return fitLine(page.font(FONTS.serif), text, 42, 660);
}
