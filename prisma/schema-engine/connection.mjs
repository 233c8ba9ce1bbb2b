import pg from "pg";
import { parseIntoClientConfig } from "pg-connection-string";

/**
 * Takes a Prisma connection URL apart. `?schema=` is Prisma's own parameter and unknown to PostgreSQL.
 * @param {string} prismaUrl
 */
export function parseConnection(prismaUrl) {
  const url = new URL(prismaUrl);
  const schema = url.searchParams.get("schema") ?? undefined;
  url.searchParams.delete("schema");
  return {
    url: url.toString(),
    schema,
    database: decodeURIComponent(url.pathname.slice(1)),
    server: `${url.hostname}:${url.port || 5432}`,
  };
}

/**
 * The pg pool configuration for a connection, in parts: with a `connectionString` the adapter would ignore another
 * `database` and run shadow migrations on the main one.
 * @param {ReturnType<typeof parseConnection>} connection
 */
export function poolConfig({ url, schema }) {
  const searchPath = schema ? { options: `-c search_path="${schema}"` } : {};
  return { ...parseIntoClientConfig(url), max: 1, ...searchPath };
}

/**
 * Runs SQL on a database of the same server that surely exists, to create or drop another one.
 * @template T
 * @param {string} prismaUrl
 * @param {(client: import("pg").Client) => Promise<T>} run
 * @returns {Promise<T>}
 */
export async function onMaintenanceDatabase(prismaUrl, run) {
  const url = new URL(parseConnection(prismaUrl).url);
  let refusal;
  for (const database of ["postgres", "template1"]) {
    url.pathname = `/${database}`;
    const client = new pg.Client({ connectionString: url.toString() });
    try {
      await client.connect();
    } catch (error) {
      refusal = error;
      continue;
    }
    try {
      return await run(client);
    } finally {
      await client.end();
    }
  }
  throw refusal;
}
