import { PothosValidationError } from "@pothos/core";
import { Prisma } from "@throughline/prisma";

/** Whether a failure means that a page's arguments (`first`, `last`, `after`, `before`) make no sense. */
export function refusesArgument(error: unknown): boolean {
  if (error instanceof PothosValidationError) return true;
  // A cursor holds an id, which Prisma and PostgreSQL look at before anything else.
  return speaksOfCursor(error) || isNoNumber(error);
}

const speaksOfCursor = (error: unknown) =>
  (error instanceof Prisma.PrismaClientValidationError ||
    (error instanceof Prisma.PrismaClientKnownRequestError &&
      (error.code === "P2007" || error.code === "P2023"))) &&
  /cursor: \{|invalid input syntax for type uuid|UUID/i.test(error.message);

/** A cursor of the event log that is beyond every number, or none. */
const isNoNumber = (error: unknown) =>
  error instanceof Error &&
  /out of range for type bigint|Could not convert argument value .*BigInt/s.test(
    error.message,
  );
