import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { files, prepareFolders, root } from "./layout.ts";
import { countTests, type TestCount } from "./test-count.ts";

interface Stage {
  name: string;
  /** A script of package.json, or Node's arguments. */
  run: { npm: string } | { node: string[] };
  /** Where vitest writes its JSON report. */
  report?: string;
}

const fast = process.argv.includes("--fast");
const vitest = path.join(root, "node_modules", "vitest", "vitest.mjs");

const stages: Stage[] = [
  { name: "generate", run: { npm: "generate" } },
  { name: "format", run: { npm: "format:check" } },
  { name: "lint", run: { npm: "lint" } },
  { name: "boundaries", run: { npm: "boundaries" } },
  { name: "dead code", run: { npm: "deadcode" } },
  { name: "types", run: { npm: "types" } },
  testStage("rules and scenarios", ["rules", "scenario"]),
  ...(fast
    ? []
    : [
        { name: "build", run: { npm: "build" } },
        testStage("browser", ["e2e"]),
      ]),
];

prepareFolders();
process.exitCode = await runStages();

/** Runs the stages until one fails and returns the exit code. The last line counts the tests; a failed tool counts as one. */
async function runStages(): Promise<number> {
  const total: TestCount = { passed: 0, failed: 0 };
  const summary: string[] = [];
  let failure: string | undefined;
  for (const stage of stages) {
    console.log(`\n── ${stage.name}`);
    const since = performance.now();
    const isGreen = await runStage(stage);
    const seconds = ((performance.now() - since) / 1000).toFixed(1);
    const count = stage.report ? countTests(stage.report) : undefined;
    total.passed += count?.passed ?? 0;
    total.failed += isGreen ? 0 : Math.max(1, count?.failed ?? 0);
    summary.push(`${isGreen ? "✓" : "✗"} ${stage.name} ${seconds} s`);
    console.log(summary.at(-1));
    if (isGreen) continue;
    failure = stage.name;
    break;
  }
  console.log(`\n${summary.join("\n")}`);
  if (failure) console.log(`\nStopped at: ${failure}`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return failure ? 1 : 0;
}

function testStage(name: string, projects: string[]): Stage {
  const report = path.join(files.data, `vitest-${projects.join("-")}.json`);
  return {
    name,
    report,
    run: {
      node: [
        vitest,
        "run",
        ...projects.flatMap((project) => ["--project", project]),
        ...["--reporter=default", "--reporter=json"],
        `--outputFile.json=${report}`,
      ],
    },
  };
}

async function runStage({ run, report }: Stage): Promise<boolean> {
  if (report) fs.rmSync(report, { force: true });
  const [command, args] =
    "npm" in run
      ? ["npm", ["run", "--silent", run.npm]]
      : [process.execPath, run.node];
  const child = spawn(command, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: {
      ...process.env,
      TURBO_TELEMETRY_DISABLED: "1",
      CHECKPOINT_DISABLE: "1",
    },
    shell: process.platform === "win32",
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code === 0));
  });
}
