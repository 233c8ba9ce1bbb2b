import type { Actor } from "@throughline/domain/transaction";
import { fullName } from "@throughline/domain/person/person.rules";
import type { Prisma, UserRole } from "@throughline/prisma";
import { makeUser } from "../factory/user.ts";

/** Who may sign in, for the one who starts the demo. */
export interface Login {
  role: UserRole;
  email: string;
  password: string;
}

/** Who teaches the live classes. */
export const instructorEmail = "instructor@throughline.example";

const staff = [
  {
    role: "SUPER_ADMIN",
    givenName: "Ingrid",
    familyName: "Halvorsen",
    email: "superadmin@throughline.example",
  },
  {
    role: "ADMIN",
    givenName: "Dana",
    familyName: "Whitfield",
    email: "admin@throughline.example",
  },
  {
    role: "INSTRUCTOR",
    givenName: "Marcus",
    familyName: "Bell",
    email: instructorEmail,
  },
] as const;

/** Makes the school's people, each with a login. `office` is who enrolls students. */
export async function makeStaff(
  db: Prisma.TransactionClient,
  password: string,
): Promise<{ office: Actor; logins: Login[] }> {
  const logins: Login[] = [];
  let office: Actor | undefined;
  for (const member of staff) {
    const timeZone = "America/Chicago";
    const user = await makeUser(db, {
      ...member,
      password,
      timeZone,
      locale: "en-US",
    });
    logins.push({ role: member.role, email: member.email, password });
    if (member.role === "ADMIN")
      office = { kind: "PERSON", id: user.personId, name: fullName(member) };
  }
  if (!office) throw new Error("the school has no admin");
  return { office, logins };
}
