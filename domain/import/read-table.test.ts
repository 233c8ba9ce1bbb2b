import { expect, test } from "vitest";
import { decodeFile } from "./decode-file.ts";
import { readTable } from "./read-table.ts";

const cellsOf = (text: string) => {
  const read = readTable(text);
  if (read.kind === "unreadable") throw new Error(read.reason);
  return read.table;
};

test.each([",", ";", "\t", "|"])(
  "columns apart by %j are told",
  (delimiter) => {
    const text = [
      ["a", "b"],
      ["1", "2"],
    ]
      .map((row) => row.join(delimiter))
      .join("\r\n");
    expect(cellsOf(text)).toMatchObject({
      delimiter,
      headings: ["a", "b"],
      rows: [{ line: 2, cells: ["1", "2"] }],
    });
  },
);

test("what stands in quotes does not decide, and stays whole", () => {
  const { delimiter, rows } = cellsOf('"a,b,c";d\n"x;\ny";2');
  expect(delimiter).toBe(";");
  expect(rows).toEqual([{ line: 3, cells: ["x;\ny", "2"] }]);
});

test("a mark, blank lines and repeated headings do no harm", () => {
  const { headings, rows } = cellsOf("\uFEFFname,name\n\n , \nAna,Silva\n");
  expect(headings).toEqual(["name", "name (2)"]);
  expect(rows).toHaveLength(1);
});

test("a file of too many rows is refused at once", () => {
  const text = `a\n${"1\n".repeat(100_001)}`;
  expect(readTable(text)).toMatchObject({
    kind: "unreadable",
    reason: expect.stringContaining("100,000") as string,
  });
});

test.each([
  ["utf-8", Buffer.from("Zoë", "utf8")],
  ["utf-16le", Buffer.from("\uFEFFZoë", "utf16le")],
  ["windows-1252", Buffer.from("Zoë", "latin1")],
])("%s is told by its bytes", (encoding, bytes) => {
  expect(decodeFile(bytes)).toEqual({ encoding, text: "Zoë" });
});
