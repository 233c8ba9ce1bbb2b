import process from "node:process";
import { readSimulatorEnv } from "./env.ts";
import { startPartnerSimulator } from "./server.ts";

const simulator = await startPartnerSimulator({
  ...readSimulatorEnv(),
  now: () => new Date(),
  random: Math.random,
});
process.stdout.write(`partner simulator listens on ${simulator.url}\n`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void simulator.close();
  });
}
