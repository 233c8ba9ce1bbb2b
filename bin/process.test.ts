import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prepareFolders } from "./layout.ts";
import { isAlive } from "./lock.mjs";
import { startService } from "./process.ts";

let folder: string;
beforeAll(() => {
  prepareFolders();
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "throughline-"));
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

describe("a service", () => {
  it("is healthy once it answers, and gone once it is stopped", async () => {
    const { service, url } = await serviceOf(answering);
    const running = startService(service, { echo: false });
    await running.healthy;
    const { pid } = (await (await fetch(url)).json()) as { pid: number };

    await running.stop();
    expect(isAlive(pid)).toBe(false);
  });

  it("is ended by force if it does not listen", async () => {
    const { service, url } = await serviceOf(
      `process.on("SIGTERM", () => {}); ${answering}`,
    );
    const running = startService(service, { echo: false });
    await running.healthy;
    const { pid } = (await (await fetch(url)).json()) as { pid: number };

    await running.stop();
    expect(isAlive(pid)).toBe(false);
  });

  it("that dies is reported in one line with its last words", async () => {
    const { service } = await serviceOf(`throw new Error("no such table")`);
    const running = startService(service, { echo: false });
    await expect(running.healthy).rejects.toThrow(
      /^trial-\d+ has stopped \(exit code 1\): Error: no such table \(all of it: /,
    );
  });
});

describe("a process of a start", () => {
  it("ends by itself when the start is killed", async () => {
    const starter = spawn(process.execPath, ["--eval", starterOf(answering)], {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, PORT: "0" },
    });
    const [pidText] = (await once(starter.stdout, "data")) as [Buffer];
    const pid = Number(pidText.toString());
    expect(isAlive(pid)).toBe(true);

    starter.kill("SIGKILL");
    await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);
  });
});

const answering = `require("node:http")
  .createServer((request, response) => response.end(JSON.stringify({ pid: process.pid })))
  .listen(Number(process.env.PORT), "127.0.0.1")`;

/** A script that starts a guarded process, prints its pid and stays. */
function starterOf(script: string) {
  const guard = path.join(import.meta.dirname, "guard.mjs");
  const args = JSON.stringify(["--import", guard, "--eval", script]);
  return `const child = require("node:child_process").spawn(process.execPath, ${args}, { stdio: "ignore" });
    setTimeout(() => console.log(child.pid), 500);
    setInterval(() => {}, 1000)`;
}

async function serviceOf(script: string) {
  const port = await freePort();
  const name = `trial-${port}`;
  const file = path.join(folder, `${name}.cjs`);
  fs.writeFileSync(file, script);
  const url = `http://127.0.0.1:${port}/`;
  const env = { PATH: process.env.PATH ?? "", PORT: String(port) };
  return { url, service: { name, args: [file], env, healthUrl: url } };
}

async function freePort() {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as net.AddressInfo;
  server.close();
  return port;
}
