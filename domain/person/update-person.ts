import { recordEvent } from "../event/record.ts";
import { notFound, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";

export interface PersonChanges {
  givenName?: string;
  familyName?: string;
  phone?: string | null;
  timeZone?: string;
  locale?: string;
}

/** Changes a person's own particulars; before and after are kept with the fact. Certificates keep the name they were issued with. */
export async function updatePerson(
  tx: Tx,
  { personId, changes }: { personId: string; changes: PersonChanges },
  now: Date,
): Promise<{ kind: "updated"; personId: string } | Refusal> {
  const before = await tx.db.person.findUnique({ where: { id: personId } });
  if (!before) return notFound("personId", "person");
  const { givenName, familyName, phone, timeZone, locale } = before;
  await tx.db.person.update({ where: { id: personId }, data: changes });
  recordEvent(tx, {
    type: "person.updated",
    occurredAt: now,
    personId,
    payload: {
      before: { givenName, familyName, phone, timeZone, locale },
      after: { ...changes },
    },
  });
  return { kind: "updated", personId };
}
