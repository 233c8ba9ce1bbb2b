import { recordEvent } from "../event/record.ts";
import { planSend } from "../message/plan-send.ts";
import { notFound, refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";
import { fullName } from "./person.rules.ts";

export interface Invitation {
  personId: string;
  /** What the invitation is about, such as the course's title. */
  courseTitle?: string;
  /** Tells a repeated invitation on purpose from a repeat by accident. */
  occurrence?: string;
}

/**
 * Gives a person a login, as a student and without a password, and plans the e-mail with the link to set one. Inviting
 * again sends nothing unless the occurrence is another.
 */
export async function invitePerson(
  tx: Tx,
  { personId, courseTitle = "", occurrence = "first" }: Invitation,
  now: Date,
): Promise<{ kind: "invited" | "alreadyInvited"; personId: string } | Refusal> {
  const person = await tx.db.person.findUnique({
    where: { id: personId },
    include: { user: true, emails: { where: { isPrimary: true } } },
  });
  if (!person) return notFound("personId", "person");
  const email = person.emails[0]?.address;
  if (!email)
    return refused("personId", "This person has no e-mail address to invite.");
  if (!person.user)
    await tx.db.user.create({
      data: { personId, email, name: fullName(person) },
    });
  const { kind } = await planSend(
    tx,
    { personId, purpose: "invitation", occurrence, payload: { courseTitle } },
    now,
  );
  if (kind !== "planned") return { kind: "alreadyInvited", personId };
  recordEvent(tx, { type: "person.invited", occurredAt: now, personId });
  return { kind: "invited", personId };
}
