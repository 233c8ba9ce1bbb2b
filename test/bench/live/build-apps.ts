import { execFileSync } from "node:child_process";
import path from "node:path";

const root = path.join(import.meta.dirname, "../../..");

/** Builds portal and admin unless turbo has them as their sources are now. Throws with turbo's output where that fails. */
export function buildApps(): void {
  execFileSync(
    process.execPath,
    [
      path.join(root, "node_modules/turbo/bin/turbo"),
      "run",
      "build",
      "--output-logs=errors-only",
      "--no-update-notifier",
    ],
    {
      cwd: root,
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1" },
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
}
