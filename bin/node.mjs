import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { npm } from "./npm.mjs";
import { root } from "./root.mjs";

const WANTED_MAJOR = 24;
const BROUGHT_VERSION = "24.21.0";

/**
 * True if this Node can run the product's TypeScript. Otherwise brings one that can from npm, runs the script again with
 * it (first on the PATH, so that everything below finds it too), ends this process with the same exit code and resolves false.
 * @param {string} script the calling script's `import.meta.url`
 * @returns {Promise<boolean>}
 */
export async function runsOnRightNode(script) {
  if (Number(process.versions.node.split(".")[0]) >= WANTED_MAJOR) return true;
  const node = await bringNode();
  process.exitCode = await runAgain(node, fileURLToPath(script));
  return false;
}

async function bringNode() {
  const system = process.platform === "win32" ? "win" : process.platform;
  const name = `node-${system}-${process.arch}`;
  const folder = path.join(root, ".node", "node_modules", name, "bin");
  const node = path.join(
    folder,
    process.platform === "win32" ? "node.exe" : "node",
  );
  if (!existsSync(node)) {
    console.log(
      `Node ${process.versions.node} is older than ${WANTED_MAJOR}: bringing ${BROUGHT_VERSION} into .node/`,
    );
    await npm(
      "install",
      ...["--prefix", path.join(root, ".node")],
      ...["--no-save", "--no-package-lock", "--no-audit", "--no-fund"],
      ...["--loglevel", "error"],
      `${name}@${BROUGHT_VERSION}`,
    );
  }
  return node;
}

function runAgain(node, script) {
  const child = spawn(node, [script, ...process.argv.slice(2)], {
    stdio: "inherit",
    env: {
      ...process.env,
      PATH: [path.dirname(node), process.env.PATH].join(path.delimiter),
      THROUGHLINE_PARENT_PID: String(process.pid),
    },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
