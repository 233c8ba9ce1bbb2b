import fs from "node:fs";
import path from "node:path";
import { root } from "./root.mjs";

export { root };

const data = path.join(root, ".data");

/** Where a start keeps what outlives it. */
export const files = {
  data,
  logs: path.join(data, "logs"),
  mail: path.join(data, "mail"),
  postgres: path.join(data, "postgres"),
  secrets: path.join(data, "secrets.json"),
  stripe: path.join(data, "stripe-simulator.json"),
  logins: path.join(data, "logins.json"),
  running: path.join(data, "running.json"),
  startLock: path.join(data, "start.lock"),
};

/** Makes the folders. `.data` can be passed through, not listed, by the account that runs PostgreSQL. */
export function prepareFolders(): void {
  fs.mkdirSync(files.data, { recursive: true, mode: 0o711 });
  fs.mkdirSync(files.logs, { recursive: true, mode: 0o700 });
  fs.mkdirSync(files.mail, { recursive: true, mode: 0o700 });
}

/** Writes a file that only its owner may read, whole or not at all. */
export function writePrivately(file: string, content: unknown): void {
  const unfinished = `${file}.${process.pid}`;
  fs.writeFileSync(unfinished, JSON.stringify(content, null, 2) + "\n", {
    mode: 0o600,
  });
  fs.renameSync(unfinished, file);
}

/** A JSON file's content, or undefined if there is none. */
export function readJson<T>(file: string): T | undefined {
  if (!fs.existsSync(file)) return undefined;
  return JSON.parse(fs.readFileSync(file, "utf8")) as T;
}
