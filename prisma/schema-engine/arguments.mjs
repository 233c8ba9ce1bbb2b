import { readFileSync } from "node:fs";

/**
 * @typedef {{ url?: string, shadowDatabaseUrl?: string }} Datasource
 * @typedef {{ kind: "version" }
 *   | { kind: "databaseCommand", command: string, datasource: Datasource }
 *   | { kind: "serve", datasource: Datasource, models: [string, string][] }} Invocation
 */

/**
 * Reads the arguments with which the `prisma` command starts its schema engine.
 * Model files come back as [path, content], as the engine wants them.
 * @param {string[]} args
 * @returns {Invocation}
 */
export function parseArguments(args) {
  if (args.includes("--version") || args.includes("-V"))
    return { kind: "version" };

  const datasource = JSON.parse(valuesOf(args, "--datasource")[0] ?? "{}");
  const [command] = valuesOf(args, "cli");
  if (command) return { kind: "databaseCommand", command, datasource };

  const models = valuesOf(args, "--datamodels").map((file) => [
    file,
    readFileSync(file, "utf8"),
  ]);
  return { kind: "serve", datasource, models };
}

function valuesOf(args, name) {
  return args.flatMap((arg, index) => (arg === name ? [args[index + 1]] : []));
}
