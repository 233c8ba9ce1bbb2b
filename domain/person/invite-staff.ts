import type { UserRole } from "@throughline/prisma";
import { refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import {
  findOrCreatePerson,
  type PersonInput,
} from "./find-or-create-person.ts";
import { invitePerson } from "./invite-person.ts";
import { fullName } from "./person.rules.ts";

/**
 * Gives a person a login with a role and invites them to set a password. Somebody who has a login already keeps it as it
 * is: a role is not changed in passing.
 */
export async function inviteStaff(
  tx: Tx,
  { person, role }: { person: PersonInput; role: UserRole },
  now: Date,
): Promise<{ kind: "invited"; personId: string } | Refusal> {
  const { personId } = await findOrCreatePerson(tx, person, now);
  if (await tx.db.user.findUnique({ where: { personId } }))
    return refused("email", `${person.email} has a login already.`);
  await tx.db.user.create({
    data: { personId, email: person.email, name: fullName(person), role },
  });
  await invitePerson(tx, { personId }, now);
  return { kind: "invited", personId };
}
