/**
 * Whether two transactions stood in each other's way, so that PostgreSQL gave this one up: it changed nothing, and done again it
 * may well succeed. PostgreSQL's 40P01 and 40001, and Prisma's word for both.
 */
export const isConflict = (error: unknown): boolean =>
  says(error, /P2034|40P01|40001|deadlock detected/);

/**
 * Whether something failed only because too much else is under way: a conflict that came again and again, or no connection within
 * the time that a transaction waits for one (Prisma's P2024 and P2028, PostgreSQL's 53300). Nothing was changed.
 */
export const isBusy = (error: unknown): boolean =>
  isConflict(error) || says(error, /P2024|P2028|53300|too many clients/);

/** What was read before it could be locked was changed by another transaction in between: done again, this one sees the change. */
export class Overtaken extends Error {
  /** PostgreSQL's own word for it: a serialization failure. */
  readonly code = "40001";
}

const says = (error: unknown, words: RegExp): boolean =>
  error instanceof Error &&
  words.test(`${"code" in error ? String(error.code) : ""} ${error.message}`);
