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

/** Rows are run one after another; the stages of a row side by side, as many at once as a small machine has cores. */
const rows: Stage[][] = [
  [{ name: "generate", run: { npm: "generate" } }],
  [
    // The longest first, so that none is left over at the end.
    ...["lint", "types"].flatMap((check) =>
      ["pages", "services"].map((part) => ({
        name: `${check} ${part}`,
        run: { npm: `${check}:${part}` },
      })),
    ),
    { name: "format", run: { npm: "format:check" } },
    { name: "boundaries", run: { npm: "boundaries" } },
    { name: "dead code", run: { npm: "deadcode" } },
  ],
  [
    testStage("rules and scenarios", ["rules", "scenario"]),
    // Scenarios wait more than they work.
    ...(fast ? [] : [{ name: "build", run: { npm: "build" } }]),
  ],
  ...(fast ? [] : [[testStage("browser", ["e2e"])]]),
];
const AT_ONCE = 2;

prepareFolders();
process.exitCode = await runRows();

/** Runs the rows until one fails and returns the exit code. The last line counts the tests; a failed tool counts as one. */
async function runRows(): Promise<number> {
  const total: TestCount = { passed: 0, failed: 0 };
  const summary: string[] = [];
  const failures: string[] = [];

  const runOne = async (stage: Stage, speaks: boolean) => {
    if (speaks) console.log(`\n── ${stage.name}`);
    const since = performance.now();
    const { isGreen, output } = await runStage(stage, speaks);
    const seconds = ((performance.now() - since) / 1000).toFixed(1);
    const count = stage.report ? countTests(stage.report) : undefined;
    total.passed += count?.passed ?? 0;
    total.failed += isGreen ? 0 : Math.max(1, count?.failed ?? 0);
    if (!speaks) console.log(`\n── ${stage.name}\n${output.trimEnd()}`);
    summary.push(`${isGreen ? "✓" : "✗"} ${stage.name} ${seconds} s`);
    console.log(summary.at(-1));
    if (!isGreen) failures.push(stage.name);
  };

  for (const row of rows) {
    const left = [...row];
    const lane = async () => {
      for (let stage = left.shift(); stage; stage = left.shift())
        await runOne(stage, row.length === 1 || "report" in stage);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    if (failures.length > 0) break;
  }
  console.log(`\n${summary.join("\n")}`);
  if (failures.length > 0) console.log(`\nStopped at: ${failures.join(", ")}`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return failures.length > 0 ? 1 : 0;
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

/** Runs one stage. Tests, and who is alone, speak as they go; the words of a tool beside others are handed back whole. */
async function runStage({ run, report }: Stage, speaks: boolean) {
  if (report) fs.rmSync(report, { force: true });
  const [command, args] =
    "npm" in run
      ? ["npm", ["run", "--silent", run.npm]]
      : [process.execPath, run.node];
  const outlet = speaks ? "inherit" : "pipe";
  const child = spawn(command, args, {
    cwd: root,
    stdio: ["ignore", outlet, outlet],
    env: {
      ...process.env,
      TURBO_TELEMETRY_DISABLED: "1",
      CHECKPOINT_DISABLE: "1",
    },
    shell: process.platform === "win32",
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => (output += text));
  return new Promise<{ isGreen: boolean; output: string }>(
    (resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code) => resolve({ isGreen: code === 0, output }));
    },
  );
}
