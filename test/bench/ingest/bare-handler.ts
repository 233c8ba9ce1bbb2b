import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";

/** Where the bare handler keeps bodies. */
export const bareTable = "bare_message";

// The yardstick, a program of its own: the least that a webhook handler can do and still have the message on the disk
// before it answers. It checks nothing, tells no repeats and enqueues nothing.
async function main(): Promise<void> {
  const [connectionString = "", connections] = process.argv.slice(2);
  const pool = new pg.Pool({ connectionString, max: Number(connections) });
  await pool.query(
    `CREATE TABLE IF NOT EXISTS ${bareTable} (id bigserial PRIMARY KEY, body text NOT NULL)`,
  );
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      pool
        .query({
          name: "keep",
          text: `INSERT INTO ${bareTable} (body) VALUES ($1)`,
          values: [Buffer.concat(chunks).toString()],
        })
        .then(
          () => response.writeHead(202, { "content-length": 0 }).end(),
          () => response.writeHead(503, { "content-length": 0 }).end(),
        );
    });
  });
  server.listen(0, "127.0.0.1", () => {
    const { port } = server.address() as AddressInfo;
    process.send?.(`http://127.0.0.1:${port}`);
  });
  process.once("SIGTERM", () => {
    server.close();
    server.closeAllConnections();
    void pool.end();
    process.disconnect();
  });
}

if (import.meta.main) await main();
