import fs from "node:fs";
import path from "node:path";

/** The system account under which PostgreSQL runs; `undefined` means the one that runs this process. */
export type Account = { uid: number; gid: number } | undefined;

/**
 * Whom PostgreSQL shall run as. Root must step down: to the owner of an existing data directory, else to the system's
 * `postgres` or `nobody`. No account is ever created.
 */
export function findAccount(dataDir: string): Account {
  if (process.getuid?.() !== 0) return undefined;
  const owner = fs.statSync(dataDir, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const account = readAccount("postgres") ?? readAccount("nobody");
  if (!account)
    throw new Error(
      "PostgreSQL refuses to run as root and there is no account `postgres` or `nobody`: run as a normal user or set DATABASE_URL",
    );
  return account;
}

function readAccount(name: string): Account {
  const line = fs
    .readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

/** Whether another account may pass through every folder down to this one; a clone in /root, for example, it may not. */
export function isReachable(folder: string, account: Account): boolean {
  if (!account) return true;
  const { uid, mode } = fs.statSync(folder);
  const passable = uid === account.uid ? 0o100 : 0o001;
  if (!(mode & passable)) return false;
  const parent = path.dirname(folder);
  return parent === folder || isReachable(parent, account);
}
