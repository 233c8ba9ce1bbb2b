import { refused, type Refusal } from "../outcome.ts";
import { fullName } from "../person/person.rules.ts";
import type { Tx } from "../transaction.ts";

/** Who may teach: people whose login says so, and the staff. */
export const teachingRoles = ["INSTRUCTOR", "ADMIN", "SUPER_ADMIN"] as const;

interface Instructor {
  instructorId: string | null;
  /** As everybody who may book the class reads it. */
  instructorName: string | null;
}

/** Who is to teach a class, with the name as it is shown; nobody where no id is given. */
export async function findInstructor(
  tx: Tx,
  instructorId: string | null,
): Promise<Instructor | Refusal> {
  if (!instructorId) return { instructorId: null, instructorName: null };
  const person = await tx.db.person.findFirst({
    where: {
      id: instructorId,
      mergedIntoId: null,
      user: { role: { in: [...teachingRoles] } },
    },
  });
  if (!person)
    return refused(
      "instructorId",
      "This person is no instructor. Invite them as one first.",
    );
  return { instructorId, instructorName: fullName(person) };
}
