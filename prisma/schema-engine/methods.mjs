import { onMaintenanceDatabase, parseConnection } from "./connection.mjs";
import { openEngine } from "./engine.mjs";

/**
 * The engine's JSON-RPC methods as one function `(method, params) => result`. Most are the WebAssembly engine's own;
 * the table below holds those that it lacks or that answer differently.
 * @param {{ datasource: import("./arguments.mjs").Datasource, models: [string, string][] }} options
 * @param {(content: string) => Promise<void>} print shows text to the person who runs `prisma`
 */
export function createMethods(options, print) {
  let opening;
  const open = () => (opening ??= openEngine(options));

  const special = {
    createDatabase: async (params) => {
      const url = params?.datasource?.url ?? options.datasource.url;
      const { database } = parseConnection(url);
      await onMaintenanceDatabase(url, (client) =>
        client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`),
      );
      return { databaseName: database };
    },
    getDatabaseVersion: async (params) => (await open()).version(params),
    diff: async (params) => {
      const { stdout, exitCode } = await (await open()).diff(params);
      if (stdout != null) await print(stdout);
      return { exitCode };
    },
    reset: async (params) => {
      const everything = { filter: { externalTables: [], externalEnums: [] } };
      await (await open()).reset(params ?? everything);
      return {};
    },
  };

  return async (method, params) =>
    method in special
      ? special[method](params)
      : callEngine(await open(), method, params);
}

async function callEngine(engine, method, params) {
  if (typeof engine[method] !== "function")
    throw new Error(`The schema engine has no method ${method}`);
  try {
    return (await engine[method](params)) ?? {};
  } catch (error) {
    if (!missesSchemaCache(error) || !params?.migrationsList) throw error;
    await engine.devDiagnostic({
      migrationsList: params.migrationsList,
      filters: params.filters,
    });
    return (await engine[method](params)) ?? {};
  }
}

/** Creating a migration needs a cache that `devDiagnostic` fills and applying migrations empties. */
function missesSchemaCache(error) {
  return String(error?.message ?? error).includes("external factory");
}
