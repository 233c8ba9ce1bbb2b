import process from "node:process";
import { readStripeSimulatorEnv } from "./env.ts";
import { startStripeSimulator } from "./server.ts";

const simulator = await startStripeSimulator({
  ...readStripeSimulatorEnv(),
  now: () => new Date(),
  random: Math.random,
});
process.stdout.write(`Stripe simulator listens on ${simulator.url}\n`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void simulator.close();
  });
}
