/** A row of what somebody pasted or uploaded; rows count from 1. */
export type VoucherLine =
  | { row: number; kind: "read"; code: string; expiresAt: Date | null }
  | { row: number; kind: "faulty"; reason: string };

/** So many at once are taken. */
export const mostVouchers = 10_000;

/** Codes are the same without regard to case, spaces and hyphens: people type them off paper. */
export const normaliseCode = (code: string): string =>
  code
    .normalize("NFKC")
    .replace(/[\s-]+/g, "")
    .toUpperCase();

/**
 * Reads voucher codes, one a line, with the last day that a code is good after a comma, a semicolon or a tab where it has one.
 * That day counts to its end in UTC. Empty lines do not count as rows at fault.
 */
export function readVoucherLines(
  text: string,
  { expiresAt, now }: { expiresAt: Date | null; now: Date },
): VoucherLine[] {
  return text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ line: line.trim(), row: index + 1 }))
    .filter(({ line }) => line !== "")
    .map(({ line, row }) => readLine(line, row, expiresAt, now));
}

function readLine(
  line: string,
  row: number,
  expiresByDefault: Date | null,
  now: Date,
): VoucherLine {
  const faulty = (reason: string) => ({ row, kind: "faulty", reason }) as const;
  const [code = "", day = "", ...rest] = line
    .split(/[,;\t]/)
    .map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
  if (rest.some((cell) => cell !== ""))
    return faulty("A line holds a code and at most one date.");
  if (normaliseCode(code) === "") return faulty("There is no code.");
  if (code.length > 200) return faulty("A code has at most 200 characters.");
  if (/\p{Cc}/u.test(code) || !code.isWellFormed())
    return faulty("A code cannot hold control characters.");
  const expiresAt = day === "" ? expiresByDefault : endOf(day);
  if (expiresAt === undefined)
    return faulty(`${day} is not a day such as 2026-12-31.`);
  if (expiresAt && expiresAt <= now) return faulty("The code has expired.");
  return { row, kind: "read", code, expiresAt };
}

function endOf(day: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const end = new Date(`${day}T23:59:59.999Z`);
  const isReal =
    !Number.isNaN(end.getTime()) && end.toISOString().startsWith(day);
  return isReal ? end : undefined;
}
