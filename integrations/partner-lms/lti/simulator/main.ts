import { randomBytes } from "node:crypto";
import process from "node:process";
import { readLtiToolEnv } from "./env.ts";
import { startLtiTool } from "./server.ts";

const tool = await startLtiTool({
  ...readLtiToolEnv(),
  now: () => new Date(),
  randomId: () => randomBytes(24).toString("base64url"),
});
process.stdout.write(`LTI tool listens on ${tool.url}\n`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void tool.close();
  });
}
