import type { Prisma } from "@throughline/prisma";
import { inventCharacter } from "./names.ts";
import { uniqueWord, type Random } from "./random.ts";
import type { Writer } from "./writer.ts";

export interface PersonOverrides extends Partial<
  Omit<Prisma.PersonUncheckedCreateInput, "emails">
> {
  /** The primary address; null for a person without one. */
  email?: string | null;
}

export type PersonWithEmails = Prisma.PersonGetPayload<{
  include: { emails: true };
}>;

/** A person with a primary e-mail address of their own. Nothing is recorded in the event log. */
export function makePerson(
  db: Writer,
  { email, ...overrides }: PersonOverrides = {},
  random: Random = Math.random,
): Promise<PersonWithEmails> {
  const address = email ?? `${uniqueWord(random)}@people.example`;
  return db.person.create({
    data: {
      ...inventCharacter(random),
      ...overrides,
      emails: email === null ? undefined : { create: { address } },
    },
    include: { emails: true },
  });
}
