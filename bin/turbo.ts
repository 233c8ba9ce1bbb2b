import path from "node:path";
import { runCommand } from "./command.ts";
import { root } from "./layout.ts";

/** Runs tasks of turbo.json. What is unchanged since the last time comes from turbo's cache. */
export async function runTurbo(
  tasks: string[],
  signal?: AbortSignal,
): Promise<void> {
  await runCommand({
    name: tasks.join("-"),
    args: [
      path.join(root, "node_modules", "turbo", "bin", "turbo"),
      "run",
      ...tasks,
      "--output-logs=errors-only",
      "--no-update-notifier",
    ],
    env: { TURBO_TELEMETRY_DISABLED: "1" },
    signal,
  });
}
