import { hash } from "@node-rs/argon2";
import { fullName } from "@throughline/domain/person/person.rules";
import type { UserModel, UserRole } from "@throughline/prisma";
import { makePerson, type PersonOverrides } from "./person.ts";
import type { Random } from "./random.ts";
import type { Writer } from "./writer.ts";

export interface UserOverrides extends PersonOverrides {
  role?: UserRole;
  /** Without one the login exists, but nobody can sign in with it yet. */
  password?: string;
}

/** A person with a login. Give a password to make it one that can sign in. */
export async function makeUser(
  db: Writer,
  { role = "STUDENT", password, ...person }: UserOverrides = {},
  random: Random = Math.random,
): Promise<UserModel> {
  const made = await makePerson(db, person, random);
  const email = made.emails[0]?.address;
  if (!email) throw new Error("a login needs an e-mail address");
  const user = await db.user.create({
    data: {
      personId: made.id,
      email,
      name: fullName(made),
      emailVerified: true,
      role,
    },
  });
  if (password !== undefined) await givePassword(db, user, password);
  return user;
}

/** Lets a login sign in with this password: argon2id, 19 MiB, two passes, as OWASP's password storage sheet advises. */
export async function givePassword(
  db: Writer,
  { id: userId }: Pick<UserModel, "id">,
  password: string,
): Promise<void> {
  await db.authAccount.create({
    data: {
      userId,
      accountId: userId,
      providerId: "credential",
      password: await hashPassword(password),
    },
  });
}

function hashPassword(password: string): Promise<string> {
  return hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
}
