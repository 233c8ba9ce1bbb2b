import { expect, test } from "vitest";
import { csvLine } from "./csv-line.ts";

test("what a spreadsheet would run is marked as text", () => {
  expect(csvLine(["=HYPERLINK(1)", "-1", "Ana"])).toBe(
    `"'=HYPERLINK(1)","'-1",Ana\r\n`,
  );
});

test("commas, quotes and nothing stay in their cell", () => {
  expect(csvLine(['a "b", c', null])).toBe('"a ""b"", c",\r\n');
});

test("a number below zero stays a number", () => {
  expect(csvLine([-12.5, 0, "-12.5"])).toBe(`-12.5,0,"'-12.5"\r\n`);
});
