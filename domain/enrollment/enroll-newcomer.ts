import {
  findOrCreatePerson,
  type PersonInput,
} from "../person/find-or-create-person.ts";
import { invitePerson } from "../person/invite-person.ts";
import type { Tx } from "../transaction.ts";
import { enroll, type EnrollOutcome } from "./enroll.ts";

export interface NewcomerInput {
  courseId: string;
  /** Take the course once more after an attempt that has ended. */
  again: boolean;
  /** One who is known by id, or anybody by address and name. */
  who: { personId: string } | PersonInput;
}

/** Enrolls whoever is meant, making the person where the address is new, and invites one who has no login yet. */
export async function enrollNewcomer(
  tx: Tx,
  { courseId, again, who }: NewcomerInput,
  now: Date,
): Promise<EnrollOutcome> {
  const { personId } =
    "personId" in who ? who : await findOrCreatePerson(tx, who, now);
  const outcome = await enroll(tx, { personId, courseId, again }, now);
  if (outcome.kind === "enrolled")
    await inviteWithoutLogin(tx, { personId, courseId }, now);
  return outcome;
}

async function inviteWithoutLogin(
  tx: Tx,
  { personId, courseId }: { personId: string; courseId: string },
  now: Date,
) {
  if (await tx.db.user.findUnique({ where: { personId } })) return;
  const { title } = await tx.db.course.findUniqueOrThrow({
    where: { id: courseId },
  });
  await invitePerson(tx, { personId, courseTitle: title }, now);
}
