import { recordEvent } from "../event/record.ts";
import type { Tx } from "../transaction.ts";

export interface PersonInput {
  /** Normalised (`emailSchema`). */
  email: string;
  givenName: string;
  familyName: string;
  timeZone?: string;
  locale?: string;
}

/** One address is one human: finds the person with this address, or makes one. Names of a person who is there stay. */
export async function findOrCreatePerson(
  tx: Tx,
  { email, ...names }: PersonInput,
  now: Date,
): Promise<{ personId: string; created: boolean }> {
  await tx.db
    .$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${email}, 1))::text`;
  const known = await tx.db.emailAddress.findUnique({
    where: { address: email },
  });
  if (known) return { personId: known.personId, created: false };
  const person = await tx.db.person.create({
    data: { ...names, emails: { create: { address: email } } },
  });
  recordEvent(tx, {
    type: "person.created",
    occurredAt: now,
    personId: person.id,
  });
  return { personId: person.id, created: true };
}
