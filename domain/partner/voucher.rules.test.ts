import { describe, expect, test } from "vitest";
import { normaliseCode, readVoucherLines } from "./voucher.rules.ts";

const now = new Date("2026-11-21T10:00:00Z");
const read = (text: string, expiresAt: Date | null = null) =>
  readVoucherLines(text, { expiresAt, now });

describe("voucher codes as people paste them", () => {
  test("one a line, with a byte order mark, empty lines and Windows line ends", () => {
    expect(read("\uFEFFAAA-1\r\n\r\n  BBB 2  \rCCC\n")).toEqual([
      { row: 1, kind: "read", code: "AAA-1", expiresAt: null },
      { row: 3, kind: "read", code: "BBB 2", expiresAt: null },
      { row: 4, kind: "read", code: "CCC", expiresAt: null },
    ]);
  });

  test("a day after the code is its last, to the end; another day stands for all without one", () => {
    const newYear = new Date("2027-01-01T00:00:00Z");
    expect(read('A;2026-12-31\n"B",\t\nC', newYear)).toEqual([
      {
        row: 1,
        kind: "read",
        code: "A",
        expiresAt: new Date("2026-12-31T23:59:59.999Z"),
      },
      { row: 2, kind: "read", code: "B", expiresAt: newYear },
      { row: 3, kind: "read", code: "C", expiresAt: newYear },
    ]);
  });

  test.each([
    ["--- -", "no code"],
    ["A,2026-02-31", "2026-02-31 is not a day"],
    ["A,31.12.2026", "is not a day"],
    ["A,2026-11-20", "expired"],
    ["A,2026-12-31,B", "at most one date"],
    ["A\0B", "control"],
    ["A\ud800", "control"],
    ["x".repeat(201), "200"],
  ])("%j is refused with its row", (line, reason) => {
    const [, faulty] = read(`GOOD\n${line}`);
    expect(faulty).toMatchObject({ row: 2, kind: "faulty" });
    expect(faulty).toHaveProperty("reason", expect.stringContaining(reason));
  });

  test("a code is the same however it is typed", () => {
    expect(normaliseCode(" ab-cd 12")).toBe(normaliseCode("ABCD12"));
    expect(normaliseCode("ＡＢ１")).toBe("AB1");
  });
});
