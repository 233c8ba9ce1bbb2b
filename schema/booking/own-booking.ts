import type { Context } from "../context.ts";
import { NotFound } from "../error/user-error.type.ts";
import { isOwn } from "../policy/own.ts";
import { isStaff } from "../policy/scopes.ts";

/** Who asks for something that belongs to a person, once it is clear that they may. */
export interface Asking {
  personId: string;
  /** The staff act for somebody else. */
  byStaff: boolean;
}

/**
 * Whose a thing is that the viewer names: their own, or anybody's for staff. Throws {@link NotFound} for what is not there or not
 * theirs, so that nobody learns what others have.
 */
export function askFor(
  found: { personId: string } | null,
  field: string,
  what: string,
  context: Context,
): Asking {
  if (!found) throw new NotFound(`input.${field}`, `There is no such ${what}.`);
  const isTheirs = isOwn(found.personId, context.viewer);
  if (!isTheirs && !isStaff(context))
    throw new NotFound(`input.${field}`, `There is no such ${what}.`);
  return { personId: found.personId, byStaff: !isTheirs };
}

/** Whose step the viewer names. Throws as {@link askFor} does. */
export async function ownerOf(
  stepId: string,
  context: Context,
): Promise<string> {
  const step = await context.db.enrollmentStep.findUnique({
    where: { id: stepId },
    select: { enrollment: { select: { personId: true } } },
  });
  const found = step?.enrollment ?? null;
  return askFor(found, "enrollmentStepId", "step", context).personId;
}
