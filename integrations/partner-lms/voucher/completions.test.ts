import { describe, expect, test } from "vitest";
import { parsePartnerMessage } from "../parse.ts";
import { readCompletions } from "./completions.ts";
import { voucherId } from "./voucher-id.ts";

const now = new Date("2026-11-21T10:00:00Z");
const key = "ours";
const read = (file: string | Uint8Array) =>
  readCompletions(typeof file === "string" ? Buffer.from(file) : file, {
    key,
    now,
  });
const rowsOf = (file: string) => {
  const outcome = read(file);
  if (outcome.kind !== "read") throw new Error(outcome.reason);
  return outcome.rows;
};
const firstMessage = (file: string) => {
  const [row] = rowsOf(file);
  if (row?.kind !== "parsed") throw new Error(JSON.stringify(row));
  return parsePartnerMessage(Buffer.from(row.rawBody), now);
};

describe("files from real life", () => {
  test.each([
    ["commas", "voucher,date\nABC-1,2026-11-20"],
    [
      "a byte order mark and semicolons",
      "\uFEFFVoucher;Date\r\nabc1;2026-11-20\r\n",
    ],
    ["tabs, another order and case", "DATE\tVoucher Code\n2026-11-20\tAbC 1"],
    [
      "unknown columns with line breaks",
      'note,code,completed_on\n"a\nb, ""c""",ABC1,2026-11-20',
    ],
    ["empty lines", "\n\nvoucher,date\n\nABC1,2026-11-20\n\n"],
  ])("%s are read", (_what, file) => {
    expect(firstMessage(file)).toMatchObject({
      kind: "parsed",
      message: {
        type: "courseCompleted",
        externalId: voucherId(key, "ABC1"),
        occurredAt: new Date("2026-11-20T00:00:00Z"),
      },
    });
  });

  test("a student under way, with what is told of them", () => {
    const [row] = rowsOf(
      'reference,email,course,status,progress,score,date\nour-1,ana@example.test,SFZ,In progress,"40,5 %",88.5,2026-11-20T09:00:00+02:00',
    );
    expect(row?.kind === "parsed" && JSON.parse(row.rawBody)).toEqual({
      type: "progress.updated",
      timestamp: "2026-11-20T07:00:00.000Z",
      data: {
        reference: "our-1",
        student: { email: "ana@example.test" },
        course_id: "SFZ",
        progress: 40.5,
        score: 88.5,
      },
    });
  });

  test("the same fact has the same id, whatever the file; another fact another", () => {
    const idsOf = (file: string) =>
      rowsOf(file).map((row) => row.kind === "parsed" && row.dedupeId);
    const [one] = idsOf("voucher,date\nABC1,2026-11-20");
    expect(idsOf("date;code\n2026-11-20;abc-1\n2026-11-19;abc-1")).toEqual([
      one,
      expect.not.stringContaining(String(one)),
    ]);
  });

  test("what a spreadsheet takes for a formula is a text like any other", () => {
    const [row] = rowsOf(
      'reference,date,status\n"=HYPERLINK(""x"")",2026-11-20,done',
    );
    expect(row?.kind === "parsed" && JSON.parse(row.rawBody)).toMatchObject({
      data: { reference: '=HYPERLINK("x")' },
    });
  });
});

describe("rows at fault are named, the others count", () => {
  test.each([
    ["ABC1,", "date", "empty"],
    ["ABC1,20.11.2026", "date", "2026-11-21"],
    ["ABC1,2026-11-20 10:00", "date", "zone"],
    ["ABC1,2026-02-30", "date", "calendar"],
    ["ABC1,2026-11-23", "date", "future"],
    [",2026-11-20", "voucher", "empty"],
    ["ABC1,2026-11-20,dancing", "status", "dancing"],
    ["ABC1,2026-11-20,started", "progress", "empty"],
    ["ABC1,2026-11-20,started,140", "progress", "0 to 100"],
    ["ABC1,2026-11-20,done,,-1", "score", "0 to 1000"],
    ["ABC1,2026-11-20,done,,1e3", "score", "number"],
    [
      "ABC1,2026-11-20,done,,,javascript:alert(1)",
      "certificate",
      "web address",
    ],
    [`${"x".repeat(501)},2026-11-20`, "voucher", "500"],
  ])("%s", (line, field, reason) => {
    const [faulty, good] = rowsOf(
      `voucher,date,status,progress,score,certificate\n${line}\nABC1,2026-11-20`,
    );
    expect(faulty).toMatchObject({ row: 1, kind: "faulty", field });
    expect(faulty).toHaveProperty("reason", expect.stringContaining(reason));
    expect(good).toMatchObject({ row: 2, kind: "parsed" });
  });
});

describe("files that are refused whole", () => {
  test.each([
    [
      "Windows-1252",
      Buffer.from("voucher,date\nM\xfcller,2026", "latin1"),
      "UTF-8",
    ],
    [
      "broken before it came",
      Buffer.from("voucher,date\nM\uFFFDller,x"),
      "UTF-8",
    ],
    ["nothing", Buffer.from(""), "empty"],
    [
      "no one it speaks of",
      Buffer.from("date,score\n1,2"),
      "voucher, reference or e-mail",
    ],
    ["no date", Buffer.from("voucher,score\n1,2"), "date"],
    ["NUL", Buffer.from("voucher,date\n\0,2"), "NUL"],
    ["an open quote", Buffer.from('voucher,date\n"abc,2026'), "not CSV"],
    ["50 MB", Buffer.alloc(50_000_000, "a"), "larger than 5 MB"],
    [
      "too many rows",
      Buffer.from(`voucher,date\n${"A,2026-11-20\n".repeat(50_001)}`),
      "50000 rows",
    ],
  ])("%s", (_what, file, reason) => {
    expect(read(file)).toEqual({
      kind: "unreadable",
      reason: expect.stringContaining(reason) as string,
    });
  });
});
