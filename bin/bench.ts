import { spawn } from "node:child_process";
import { prepareFolders, root } from "./layout.ts";
import { runTurbo } from "./turbo.ts";

prepareFolders();
await runTurbo(["generate"]);
const bench = spawn(
  process.execPath,
  ["test/bench/main.ts", ...process.argv.slice(2)],
  { cwd: root, stdio: "inherit" },
);
bench.once("exit", (code) => {
  process.exitCode = code ?? 1;
});
