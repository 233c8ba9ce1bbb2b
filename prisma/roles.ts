import { createHmac } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** The database roles that the migrations create; none of them owns anything, so row-level security holds for each. */
const roles = {
  api: "throughline_api",
  auth: "throughline_auth",
  worker: "throughline_worker",
} as const;

export type LoginRole = (typeof roles)[keyof typeof roles];
export type LoginUrls = Record<keyof typeof roles, string>;

// Any number will do, as long as everything that alters these roles takes the same one.
const ROLES_LOCK = 7_412_680;
const ATTEMPTS = 20;

/**
 * Lets the roles log in with the given passwords and returns the URL of the owner's database for each.
 * Roles belong to the whole server: all databases on it must use the same passwords. Safe to call from many processes at once.
 */
export async function provisionLogins(
  ownerUrl: string,
  password: (role: LoginRole) => string,
): Promise<LoginUrls> {
  const client = await connectToMaintenance(ownerUrl);
  try {
    await client.query("SELECT pg_advisory_lock($1)", [ROLES_LOCK]);
    for (const role of Object.values(roles))
      await retryWhileContended(() =>
        client.query(
          `ALTER ROLE ${client.escapeIdentifier(role)} LOGIN PASSWORD ${client.escapeLiteral(password(role))}`,
        ),
      );
  } finally {
    await client.end();
  }
  const urlOf = (role: LoginRole) => withLogin(ownerUrl, role, password(role));
  return {
    api: urlOf(roles.api),
    auth: urlOf(roles.auth),
    worker: urlOf(roles.worker),
  };
}

/** Passwords that stay the same as long as the secret does: HMAC-SHA256 of the role's name, in hex. */
export function passwordsFrom(secret: string): (role: LoginRole) => string {
  return (role) => createHmac("sha256", secret).update(role).digest("hex");
}

/** Advisory locks hold within one database only, so all take it in the same one; where that is closed, in their own. */
async function connectToMaintenance(ownerUrl: string) {
  const url = new URL(ownerUrl);
  url.pathname = "/postgres";
  return connect(url.href).catch(() => connect(ownerUrl));
}

async function connect(connectionString: string) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}

/** Someone outside our lock, a migration for example, may alter the same role: PostgreSQL then fails instead of waiting. */
async function retryWhileContended<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (attempt === ATTEMPTS || !isContended(error)) throw error;
      await sleep(10 * attempt);
    }
  }
}

function isContended(error: unknown) {
  return (
    error instanceof pg.DatabaseError &&
    /tuple concurrently (updated|deleted)/.test(error.message)
  );
}

function withLogin(ownerUrl: string, user: string, password: string) {
  const url = new URL(ownerUrl);
  url.username = user;
  url.password = password;
  return url.href;
}
