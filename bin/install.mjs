import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { withLock } from "./lock.mjs";
import { npm } from "./npm.mjs";
import { root } from "./root.mjs";

const record = path.join(root, "node_modules", ".throughline-lock");

/**
 * Makes node_modules what package-lock.json says, if it is not already. Two starts at once do it once: the second waits.
 * @returns {Promise<void>}
 */
export async function ensureInstalled() {
  if (isFresh()) return;
  const folder = path.join(root, ".data");
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  await withLock(path.join(folder, "install.lock"), async () => {
    if (isFresh()) return;
    console.log("Installing the packages: about a minute");
    // Everything is needed to build and test, also where NODE_ENV=production tells npm to leave half of it out.
    await npm(
      "ci",
      ...["--include=dev", "--include=optional"],
      ...["--no-audit", "--no-fund", "--loglevel", "error"],
    );
    writeFileSync(record, wantedState());
  });
}

function isFresh() {
  return existsSync(record) && readFileSync(record, "utf8") === wantedState();
}

/** Packages differ by platform, and a folder may be shared between a machine and a container. */
function wantedState() {
  const lock = readFileSync(path.join(root, "package-lock.json"));
  const digest = createHash("sha256").update(lock).digest("hex");
  return `${digest} ${process.platform}-${process.arch}\n`;
}
