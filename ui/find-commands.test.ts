import { expect, test } from "vitest";
import { findCommands } from "./find-commands.ts";

const commands = [
  { label: "Import students", keywords: "csv upload" },
  { label: "Students", hint: "4,012" },
  { label: "José Álvarez", hint: "jose@example.test" },
];
const labels = (query: string) =>
  findCommands(commands, query).map((command) => command.label);

test("an empty query finds everything in the given order", () => {
  expect(labels("  ")).toEqual(["Import students", "Students", "José Álvarez"]);
});

test("a label that begins with the query comes first", () => {
  expect(labels("stud")).toEqual(["Students", "Import students"]);
});

test("every word must be found, in label, hint or keywords", () => {
  expect(labels("csv import")).toEqual(["Import students"]);
  expect(labels("csv leads")).toEqual([]);
});

test("accents do not matter", () => {
  expect(labels("alvarez jose")).toEqual(["José Álvarez"]);
});
