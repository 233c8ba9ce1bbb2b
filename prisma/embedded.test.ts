import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDatabase, startEmbedded } from "./embedded.ts";
import { migrateDeploy } from "./migrate.ts";
import { passwordsFrom, provisionLogins } from "./roles.ts";

let folder: string;
const start = () =>
  startEmbedded({ dataDir: path.join(folder, "postgres"), log: () => {} });

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "throughline-"));
  fs.chmodSync(folder, 0o711);
});
afterAll(async () => {
  await (await start()).stop();
  fs.rmSync(folder, { recursive: true });
});

describe("the embedded PostgreSQL", () => {
  it("runs once, however many start it at the same time", async () => {
    const servers = await Promise.all([start(), start()]);
    expect(new Set(servers.map((server) => server.pid)).size).toBe(1);
  });

  it("keeps its password to the owner of the folder", async () => {
    await start();
    const { mode } = fs.statSync(path.join(folder, "postgres.password"));
    expect(mode & 0o077).toBe(0);
  });

  it("turns away whoever does not know the password", async () => {
    const { port } = await start();
    const stranger = new pg.Client(
      `postgresql://postgres:guess@127.0.0.1:${port}/postgres`,
    );
    await expect(stranger.connect()).rejects.toThrow(
      "password authentication failed",
    );
  });

  it("has everything committed after it was killed", async () => {
    const server = await start();
    await query(server.url, "CREATE TABLE survivor AS SELECT 42 AS answer");
    process.kill(server.pid, "SIGKILL");
    await sleep(50);

    const recovered = await start();
    expect(recovered.started).toBe(true);
    expect(await query(recovered.url, "SELECT answer FROM survivor")).toEqual([
      { answer: 42 },
    ]);
  });

  it("creates a database once, also when two ask for it", async () => {
    const { url, urlFor } = await start();
    await Promise.all([createDatabase(url, "a"), createDatabase(url, "a")]);
    expect(await query(urlFor("a"), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });
});

describe("migrations and logins", () => {
  it("serve several databases of one server at once", async () => {
    const { url, urlFor } = await start();
    const names = ["b", "c", "d"];
    await Promise.all(names.map((name) => createDatabase(url, name)));
    const logins = await Promise.all(
      names.map(async (name) => {
        await migrateDeploy(urlFor(name), () => {});
        return provisionLogins(urlFor(name), passwordsFrom("secret"));
      }),
    );
    for (const { api, auth, worker } of logins)
      for (const login of [api, auth, worker])
        expect(await query(login, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  it("change nothing when they are repeated", async () => {
    const { url, urlFor } = await start();
    await createDatabase(url, "e");
    const first = await migrateDeploy(urlFor("e"), () => {});
    expect(first.length).toBeGreaterThan(0);
    expect(await migrateDeploy(urlFor("e"), () => {})).toEqual([]);
  });
});

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
