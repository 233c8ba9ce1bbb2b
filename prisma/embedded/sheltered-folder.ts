import fs from "node:fs";
import path from "node:path";

const ROOT = 0;

/**
 * A folder under /var/tmp for what an unprivileged account must reach while the clone lies where it cannot (/root).
 * Only root may write into it; a folder of that name that someone else made is refused.
 */
export function shelteredFolder(name: string): string {
  const folder = path.join("/var/tmp", name);
  fs.mkdirSync(folder, { recursive: true });
  const { uid, mode } = fs.lstatSync(folder);
  if (uid !== ROOT || mode & 0o022)
    throw new Error(
      `${folder} was made by someone else: remove it or set DATABASE_URL`,
    );
  fs.chmodSync(folder, 0o711);
  return folder;
}
