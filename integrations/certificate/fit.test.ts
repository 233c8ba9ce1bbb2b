import PDFDocument from "pdfkit";
import { expect, test } from "vitest";
import { fitText } from "./fit.ts";

const room = { role: "serif", size: 42, width: 660 } as const;
const tall = { ...room, height: 60 };
const fit = (text: string, where: Parameters<typeof fitText>[2] = tall) =>
  fitText(new PDFDocument(), text, where);
const said = ({ lines }: ReturnType<typeof fit>) =>
  lines.map(({ runs }) => runs.map(({ text }) => text).join("")).join(" ");

test("a short line keeps its size", () => {
  expect(fit("Ana Ruiz")).toMatchObject({ size: 42, missing: [] });
});

test("a long name shrinks to the width, whole and in one line", () => {
  const name = "Wolfeschlegelsteinhausenbergerdorff-Montgomery Max IV";
  const { size, lines } = fit(name);
  expect(size).toBeLessThan(42);
  expect(lines).toHaveLength(1);
  expect((lines[0]?.width ?? 0) * size).toBeCloseTo(660, 0);
});

test.each([
  ["words", "Maria Guadalupe ".repeat(12) + "da Silva"],
  ["Chinese", "龍".repeat(200)],
  ["one endless word", "x".repeat(200)],
  ["Arabic", "محمد عبد الله ".repeat(14)],
])("200 characters of %s are all there, in lines that fit", (_what, text) => {
  const fitted = fit(text);
  expect(fitted.size).toBeGreaterThanOrEqual(7);
  expect(fitted.lines.length).toBeGreaterThan(1);
  for (const { width } of fitted.lines)
    expect(width * fitted.size).toBeLessThanOrEqual(660.5);
  expect(said(fitted).replace(/\s/g, "").length).toBe(
    text.replace(/\s/g, "").length,
  );
});

test("lines break between words", () => {
  const { lines } = fit("Maria Guadalupe da Silva ".repeat(8));
  for (const { runs } of lines)
    expect(runs.map(({ text }) => text).join("")).toMatch(
      /^(Maria|Guadalupe|da|Silva)( (Maria|Guadalupe|da|Silva))*$/,
    );
});

test("what would be too small to read is cut with an ellipsis", () => {
  const { size, lines } = fit("x".repeat(2_000), room);
  expect(size).toBeCloseTo(7, 0);
  expect((lines[0]?.width ?? 0) * size).toBeLessThanOrEqual(660.5);
  expect(lines[0]?.runs.at(-1)?.text.endsWith("…")).toBe(true);
});
