import { PothosValidationError } from "@pothos/core";
import { Prisma } from "@throughline/prisma";

/** What PostgreSQL says of a cursor whose inside is not an id. */
const notAnId = new Set(["P2007", "P2023"]);

/** Whether a failure means that a page's arguments (`first`, `last`, `after`, `before`) make no sense. */
export function refusesArgument(error: unknown): boolean {
  if (error instanceof PothosValidationError) return true;
  // A cursor of the event log holds a number, which Prisma looks at before it asks PostgreSQL.
  if (error instanceof Prisma.PrismaClientValidationError)
    return /cursor: \{/.test(error.message);
  return (
    error instanceof Prisma.PrismaClientKnownRequestError &&
    notAnId.has(error.code)
  );
}
