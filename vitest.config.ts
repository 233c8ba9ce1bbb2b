import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const SECOND = 1_000;

// Vite would take graphql's ES module where Node takes its CommonJS one, and a schema must not meet two copies.
const resolve = {
  alias: [
    {
      find: /^graphql$/,
      replacement: fileURLToPath(import.meta.resolve("graphql")),
    },
  ],
};

export default defineConfig({
  test: {
    // Of the whole run, so that one PostgreSQL serves all projects.
    globalSetup: ["test/support/database.setup.ts"],
    maxWorkers: 2,
    projects: [
      {
        resolve,
        test: {
          name: "rules",
          // Files share what they import, half of their time otherwise; none of them leaves anything behind.
          isolate: false,
          include: [
            "{bin,domain,integrations,schema,api,jobs,prisma,ui,web}/**/*.test.ts",
            "{portal,admin}/app/**/*.test.ts",
          ],
          testTimeout: 20 * SECOND,
          hookTimeout: 60 * SECOND,
        },
      },
      {
        resolve,
        test: {
          name: "scenario",
          // Here too: what a file uses (database, ports, clocks, callers) is its own town's, never a module's.
          isolate: false,
          include: ["test/{scenario,fault}/**/*.test.ts"],
          testTimeout: 120 * SECOND,
          hookTimeout: 120 * SECOND,
        },
      },
      {
        resolve,
        test: {
          name: "e2e",
          isolate: false,
          include: ["test/e2e/**/*.test.ts"],
          // The browser, the apps and the processes behind them fill a small machine.
          fileParallelism: false,
          testTimeout: 180 * SECOND,
          hookTimeout: 180 * SECOND,
        },
      },
    ],
  },
});
