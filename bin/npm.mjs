import { spawn } from "node:child_process";
import { root } from "./root.mjs";

/**
 * Runs npm in the top folder with its output shown. Rejects with the command line if it fails.
 * @param {string[]} args
 * @returns {Promise<void>}
 */
export function npm(...args) {
  const child = spawn("npm", args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    // On Windows npm is a script, which only a shell can start.
    shell: process.platform === "win32",
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`\`npm ${args.join(" ")}\` failed (${code})`)),
    );
  });
}
