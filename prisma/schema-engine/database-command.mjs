import pg from "pg";
import { onMaintenanceDatabase, parseConnection } from "./connection.mjs";

const commands = {
  "can-connect-to-database": async (url) => {
    const client = new pg.Client({
      connectionString: parseConnection(url).url,
    });
    await client.connect();
    await client.end();
  },
  "create-database": (url) =>
    onMaintenanceDatabase(url, (client) =>
      client.query(
        `CREATE DATABASE ${client.escapeIdentifier(parseConnection(url).database)}`,
      ),
    ),
  "drop-database": (url) =>
    onMaintenanceDatabase(url, (client) =>
      client.query(
        `DROP DATABASE IF EXISTS ${client.escapeIdentifier(parseConnection(url).database)}`,
      ),
    ),
};

/**
 * Carries out one of the engine's `cli` commands on a database and returns the exit code.
 * A failure is written to stderr as the log line from which Prisma reads its P-codes.
 * @param {string} command
 * @param {import("./arguments.mjs").Datasource} datasource
 * @returns {Promise<0 | 1>}
 */
export async function runDatabaseCommand(command, { url }) {
  writeLog("INFO", "schema_engine", {
    message: "Starting schema engine CLI",
  });
  try {
    const run = commands[command];
    if (!run) throw new Error(`unknown command ${command}`);
    await run(url);
    return 0;
  } catch (error) {
    writeLog("ERROR", "schema_engine::logger", {
      is_panic: false,
      meta: null,
      ...explain(error, parseConnection(url)),
    });
    return 1;
  }
}

function explain(error, { database, server }) {
  switch (error.code) {
    case "3D000":
      return {
        error_code: "P1003",
        message: `Database \`${database}\` does not exist on the database server at \`${server}\`.`,
      };
    case "28P01":
    case "28000":
      return { error_code: "P1000", message: error.message };
    case "ECONNREFUSED":
    case "ENOTFOUND":
    case "ETIMEDOUT":
      return {
        error_code: "P1001",
        message: `Can't reach database server at \`${server}\``,
      };
    default:
      return { error_code: "P1011", message: String(error.message || error) };
  }
}

/**
 * One structured line on stderr, in the native engine's format.
 * @param {string} level
 * @param {string} target
 * @param {object} fields
 */
export function writeLog(level, target, fields) {
  const timestamp = new Date().toISOString();
  process.stderr.write(
    JSON.stringify({ timestamp, level, fields, target }) + "\n",
  );
}
