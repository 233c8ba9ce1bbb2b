import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { files, root } from "./layout.ts";
import { Problem } from "./problem.ts";

interface CommandOptions {
  /** Names the log file. */
  name: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  /** Ends the command early. */
  signal?: AbortSignal;
}

/**
 * Runs a script with this Node to its end and returns what it wrote to stdout; everything goes to its log file too.
 * Throws one line with the last words of the script if it fails.
 */
export async function runCommand(options: CommandOptions): Promise<string> {
  const { name, args, env, signal } = options;
  const log = path.join(files.logs, `${name}.log`);
  fs.writeFileSync(log, "", { mode: 0o600 });
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    signal,
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
    fs.appendFileSync(log, text);
  });
  child.stderr.on("data", (text: Buffer) => fs.appendFileSync(log, text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0)
    throw new Problem(
      `${name} failed: ${lastWords(log)} (all of it: ${path.relative(root, log)})`,
    );
  return output;
}

/** The line of a log that most likely says why: the last that speaks of an error, else the last one. */
export function lastWords(log: string): string {
  const lines = fs
    .readFileSync(log, "utf8")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("at "));
  const complaint = lines.findLast((line) => /\berror\b|Error:/i.test(line));
  return complaint ?? lines.at(-1) ?? "it said nothing";
}
