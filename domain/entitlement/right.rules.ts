import type { EntryKind } from "@throughline/prisma";

/** What became of the unit that a booking took: kept for it, used up, or given back. */
export type RightOfBooking = "held" | "used" | "free";

/** A line of the ledger that is about one booking. */
export interface BookingEntry {
  kind: EntryKind;
  held: number;
}

/** Where the unit of a booking is, as its own lines tell, in whatever order they are read. */
export function rightAfter(entries: readonly BookingEntry[]): RightOfBooking {
  if (entries.reduce((sum, { held }) => sum + held, 0) > 0) return "held";
  const used = entries.filter(({ kind }) => kind === "CONSUME").length;
  const returned = entries.filter(isReturn).length;
  return used > returned ? "used" : "free";
}

/** What was used up came back. */
const isReturn = ({ kind, held }: BookingEntry) =>
  kind === "RELEASE" && held === 0;

/** The lines that bring a booking's unit from one place to another; `RETURN` is a release of what was used up. */
export const wayOfRight: Record<
  RightOfBooking,
  Record<RightOfBooking, readonly ("HOLD" | "CONSUME" | "RELEASE" | "RETURN")[]>
> = {
  held: { held: [], used: ["CONSUME"], free: ["RELEASE"] },
  used: { held: ["RETURN", "HOLD"], used: [], free: ["RETURN"] },
  free: { held: ["HOLD"], used: ["HOLD", "CONSUME"], free: [] },
};

/** As much of a right as choosing among several looks at. */
export interface UsableRight {
  id: string;
  available: number;
  expiresAt: Date | null;
  createdAt: Date;
}

/** Whether a unit of it may be used at a time. */
export const isUsable = (
  { available, expiresAt }: Pick<UsableRight, "available" | "expiresAt">,
  now: Date,
): boolean => available > 0 && (expiresAt === null || expiresAt > now);

/** Which right is used: of the usable ones the one that expires first, so that nothing is lost by waiting. Null where none. */
export function chooseRight<Right extends UsableRight>(
  rights: readonly Right[],
  now: Date,
): Right | null {
  const [first] = rights
    .filter((right) => isUsable(right, now))
    .toSorted(
      (a, b) =>
        timeOrNever(a.expiresAt) - timeOrNever(b.expiresAt) ||
        a.createdAt.getTime() - b.createdAt.getTime() ||
        (a.id < b.id ? -1 : 1),
    );
  return first ?? null;
}

const timeOrNever = (time: Date | null) =>
  time?.getTime() ?? Number.MAX_SAFE_INTEGER;
