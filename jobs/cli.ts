import { parseArgs } from "node:util";
import { inviteStaff } from "@throughline/domain/person/invite-staff";
import {
  emailSchema,
  familyNameSchema,
  nameSchema,
} from "@throughline/domain/person/person.rules";
import { openQueue } from "@throughline/domain/queue/queue";
import { sealKey } from "@throughline/domain/signing-key/keep-new-key";
import { makeRsaKey } from "@throughline/domain/signing-key/make-rsa-key";
import { rotateSigningKey } from "@throughline/domain/signing-key/rotate-signing-key";
import {
  theSystem,
  transact,
  type Store,
} from "@throughline/domain/transaction";
import { openDatabase } from "@throughline/prisma";
import { z } from "zod";
import { readEnvironment, type JobsEnvironment } from "./env.ts";
import { sweepOnce } from "./queue/sweep.ts";

const usage = `What an operator does by hand, with the environment of the jobs:
  node jobs/cli.ts invite-admin --email ada@school.example --given-name Ada [--family-name Lovelace] [--super]
  node jobs/cli.ts sweep
  node jobs/cli.ts rotate-lti-key [--compromised]`;

type Command = (
  store: Store,
  words: string[],
  env: JobsEnvironment,
) => Promise<string>;

const commands: Record<string, Command> = {
  "invite-admin": inviteAdmin,
  "rotate-lti-key": rotateLtiKey,
  sweep: async (store) =>
    `took up ${await sweepOnce(store, new Date())} things that were left behind`,
};

const staffMember = z.object({
  email: emailSchema,
  "given-name": nameSchema,
  "family-name": familyNameSchema.default(""),
  super: z.boolean().default(false),
});

async function inviteAdmin(store: Store, args: string[]): Promise<string> {
  const { values } = parseArgs({
    args,
    options: {
      email: { type: "string" },
      "given-name": { type: "string" },
      "family-name": { type: "string" },
      super: { type: "boolean" },
    },
  });
  const member = staffMember.parse(values);
  const person = {
    email: member.email,
    givenName: member["given-name"],
    familyName: member["family-name"],
  };
  const role = member.super ? "SUPER_ADMIN" : "ADMIN";
  const outcome = await transact(store, { actor: theSystem }, (tx) =>
    inviteStaff(tx, { person, role }, new Date()),
  );
  if (outcome.kind !== "invited") throw new Error(outcome.message);
  return `${member.email} is invited; the workers send the e-mail`;
}

async function rotateLtiKey(
  store: Store,
  args: string[],
  { ENCRYPTION_KEY }: JobsEnvironment,
): Promise<string> {
  const { values } = parseArgs({
    args,
    options: { compromised: { type: "boolean" } },
  });
  const key = sealKey(ENCRYPTION_KEY, await makeRsaKey());
  const when = values.compromised ? "compromised" : "now";
  const outcome = await transact(store, { actor: theSystem }, (tx) =>
    rotateSigningKey(tx, { use: "LTI", key, when }, new Date()),
  );
  if (outcome.kind === "notDue") throw new Error("no key was made");
  return `key ${outcome.keyId} is published, and signs from ${outcome.signsFrom.toISOString()} on`;
}

async function run([name = "", ...words]: string[]): Promise<string> {
  const command = commands[name];
  if (!command) throw new Error(usage);
  const env = readEnvironment();
  const { DATABASE_URL } = env;
  const database = openDatabase(DATABASE_URL, { max: 2 });
  const { queue, close } = await openQueue(DATABASE_URL, (error) => {
    throw error;
  });
  try {
    return await command({ database, queue, announce: () => {} }, words, env);
  } finally {
    await close();
    await database.$disconnect();
  }
}

console.log(await run(process.argv.slice(2)));
